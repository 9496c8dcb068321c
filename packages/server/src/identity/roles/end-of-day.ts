/** The last moment of a day. Ends of days are ends of days in China. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999+08:00`);
