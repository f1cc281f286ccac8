/** Icons are drawn with the colour of the text around them and always stand beside words. */
const paths = {
  phone:
    'M6.6 3.5H4.4A1.4 1.4 0 0 0 3 5c.5 8.500 7.500 15.500 16 16a1.400 1.400 0 0 0 1.500-1.400v-2.700a1.400 1.400 0 0 0-1.100-1.360l-3-.66a1.400 1.400 0 0 0-1.400.5l-1 1.320a13.500 13.500 0 0 1-5.700-5.700l1.320-1a1.400 1.400 0 0 0 .5-1.400l-.66-3A1.400 1.400 0 0 0 8.060 3.500Z',
  dropped:
    'M3.500 13.500c4.700-4.700 12.300-4.700 17 0l-2.300 2.300-3-1.500v-2.600a10 10 0 0 0-6.400 0v2.600l-3 1.500ZM9.500 3l2.500 3.500L14.500 3M12 6.500V2.800',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4 3 19.500h18L12 4Zm0 6v4.500m0 2.500v.1',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
