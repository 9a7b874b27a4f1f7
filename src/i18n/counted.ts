/** English for a number of things, as "1 picture" and "3 pictures". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const people = (count: number): string => counted(count, 'person', 'people');
export const pictures = (count: number): string => counted(count, 'picture');
export const samples = (count: number): string => counted(count, 'sample');
export const classes = (count: number): string => counted(count, 'class', 'classes');
