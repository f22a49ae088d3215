/** Minutes as people say them: `50 min`, `2 h 30 min`, `1 h`. */
export function spokenMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Hours with one decimal: `75.4 h`. */
export function spokenHours(minutes: number): string {
  return `${(minutes / 60).toFixed(1)} h`;
}
