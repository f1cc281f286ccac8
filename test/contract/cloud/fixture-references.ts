/** How the resources of the fixture refer to each other. */

export const arn = (logicalId: string): unknown => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

export const socketUrl = (scheme: string): unknown => ({
  'Fn::Join': [
    '',
    [
      `${scheme}://`,
      { Ref: 'SocketApi' },
      '.execute-api.',
      { Ref: 'AWS::Region' },
      '.',
      { Ref: 'AWS::URLSuffix' },
      '/live',
    ],
  ],
});

export const socketFunctionUri = (logicalId: string): unknown => ({
  'Fn::Join': [
    '',
    ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', arn(logicalId), '/invocations'],
  ],
});
