/**
 * '2026-11-20 18:30:05', in the time of this machine; what is no time stays as it
 * is. By hand, since what a locale does to times takes 15 ms to get ready.
 */
export function localTime(at: string): string {
	const date = new Date(at);
	if (Number.isNaN(date.getTime())) return at;
	const two = (value: number): string => String(value).padStart(2, '0');
	const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
	return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
