/** The contact centre on the laptop: its queues, its agents, and what its admin has switched on. */
import type { Centre } from './connect/centre.ts';

export const region = 'us-east-1';
/** The laptop's own, which may do everything. */
export const credentials = { accessKeyId: 'laptop', secretAccessKey: 'laptop' };
export const account = '111122223333';
export const instanceArn = `arn:aws:connect:${region}:${account}:instance/5e6f2a90-3c1d-4b7e-9a52-0d4c8b1f7e31`;

const support = '0a4e7c52-6b1f-4d0e-8f3a-2c9d5e7b1a60';
/** Its number runs our entry flow: customers who call in are recognised. */
export const billing = '1b5f8d63-7c2a-4e1f-9a4b-3d0e6f8c2b71';
const sales = '2c6a9e74-8d3b-4f2a-8b5c-4e1f7a9d3c82';

/** Numbers from the ranges that are reserved for fiction. */
export const centre: Centre = {
  queues: [
    { id: support, name: 'Support', outboundCallerId: '+12025550100' },
    { id: billing, name: 'Billing', outboundCallerId: '+12025550101' },
    { id: sales, name: 'Sales', outboundCallerId: '+12025550102' },
  ],
  agents: [
    {
      id: '7d1c3b5a-9e2f-4a6b-8c0d-1e3f5a7b9c20',
      username: 'amina',
      name: 'Amina Diallo',
      queueIds: [support, billing],
    },
    {
      id: '8e2d4c6b-0f3a-4b7c-9d1e-2f4a6b8c0d31',
      username: 'ben',
      name: 'Ben Okafor',
      queueIds: [billing, sales],
    },
  ],
};

/**
 * Items of the QueueSettings table. Sales has none: off. Ringing is short, since nobody waits 45 s at a laptop, and
 * a number may be called often, since there are only a few.
 */
export const sampleSettings = [
  {
    queueId: support,
    callbackEnabled: true,
    outboundQueueId: support,
    queueName: 'Support',
    ringSeconds: 15,
    maxCallsPerNumberPerDay: 100,
    formFields: [
      { name: 'summary', label: 'What was it about?', type: 'text' },
      { name: 'solved', label: 'Solved?', type: 'choice', options: ['Yes', 'No', 'Follow-up'] },
    ],
  },
  {
    queueId: billing,
    callbackEnabled: true,
    outboundQueueId: billing,
    queueName: 'Billing',
    ringSeconds: 15,
    maxCallsPerNumberPerDay: 100,
    protocolAttribute: 'protocol',
    customerCallsIn: true,
  },
];

/** What the caller of the demo is, and what the inbound flow knew of them. */
export const sampleCall = {
  from: '+12025550143',
  queueId: support,
  agentId: '7d1c3b5a-9e2f-4a6b-8c0d-1e3f5a7b9c20',
  attributes: { order: 'BR-48172', customerTier: 'gold', topic: 'invoice' },
} as const;
