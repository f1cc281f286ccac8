/** A part of a path as text; one that is not properly encoded stays as it is and will name nothing. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
