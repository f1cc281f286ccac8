/** Icons are drawn with the colour of the text around them and always stand beside words. */
const paths = {
  phone:
    'M6.6 3.5H4.4A1.4 1.4 0 0 0 3 5c.5 8.5 7.5 15.5 16 16a1.4 1.4 0 0 0 1.5-1.400v-2.700a1.4 1.4 0 0 0-1.1-1.360l-3-.66a1.4 1.4 0 0 0-1.4.5l-1 1.320a13.5 13.5 0 0 1-5.7-5.700l1.320-1a1.4 1.4 0 0 0 .5-1.400l-.66-3A1.4 1.4 0 0 0 8.060 3.500Z',
  dropped:
    'M6.6 5.500H4.400A1.4 1.4 0 0 0 3 7c.5 7.5 6.5 13.5 14 14a1.4 1.4 0 0 0 1.5-1.400v-2.200a1.4 1.4 0 0 0-1.1-1.360l-2.6-.6a1.4 1.4 0 0 0-1.4.5l-.9 1.160a11.5 11.5 0 0 1-5-5l1.160-.9a1.4 1.4 0 0 0 .5-1.400l-.6-2.600A1.4 1.4 0 0 0 7.2 5.500ZM15 3l6 6m0-6-6 6',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  warning: 'M12 4 3 19.500h18L12 4Zm0 6v4.500m0 2.500v.1',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
