/** 9988 as '9,988'; by hand, since to ask a locale takes 15 ms at every start. */
export function grouped(count: number): string {
	return String(count).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}
