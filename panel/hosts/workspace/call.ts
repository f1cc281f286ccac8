/** ContactChannelType of the SDK. A name that it does not have yet is taken for a call, so that no question disturbs one. */
const otherChannels: ReadonlySet<string> = new Set(['chat', 'task', 'email']);

/** Whether contacts of this channel are spoken: an agent who has chats open is not talking to anybody. */
export const isCall = (channel: string): boolean => !otherChannels.has(channel);
