/** What serves the pages in AWS. A laptop serves them itself, from the same sources: made here, and then left alone. */

import { stringOr } from '../json.ts';
import { arnOf, generatedName, type Place } from '../place.ts';
import type { Resource, ResourceType, ResourceValues } from './resource-type.ts';

const leftAlone = (create: (resource: Resource) => ResourceValues): ResourceType => ({
  honoured: [],
  noEffect: { '*': 'the laptop serves the pages itself' },
  create,
});

const named = ({ logicalId }: Resource): ResourceValues => ({
  ref: logicalId,
  attributes: { Id: logicalId },
});

export const siteResources = (place: Place): Readonly<Record<string, ResourceType>> => ({
  'AWS::S3::Bucket': leftAlone(({ logicalId, properties }) => {
    const name = stringOr(properties.BucketName, generatedName(place, logicalId, 63).toLowerCase());
    const domain = `${name}.s3.${place.region}.amazonaws.com`;
    return {
      ref: name,
      attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: domain, RegionalDomainName: domain },
    };
  }),
  'AWS::S3::BucketPolicy': leftAlone(named),
  'AWS::CloudFront::Distribution': leftAlone(({ logicalId }) => ({
    ref: logicalId,
    attributes: { Id: logicalId, DomainName: `${logicalId.toLowerCase()}.cloudfront.net` },
  })),
  'AWS::CloudFront::OriginAccessControl': leftAlone(named),
  'AWS::CloudFront::ResponseHeadersPolicy': leftAlone(named),
  'AWS::CloudFront::CachePolicy': leftAlone(named),
  'AWS::Lambda::LayerVersion': leftAlone(({ logicalId }) => ({
    ref: arnOf(place, 'lambda', `layer:${logicalId}:1`),
  })),
  'Custom::CDKBucketDeployment': leftAlone(named),
});
