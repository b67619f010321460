import type {Source} from '../model/explanation.ts';

/** The day on which the sources named in this folder were last checked. */
const checkedOn = '2026-11-20';

/** A source that is an RFC, with the section where it says so. */
export const rfc = (number: number, section?: string): Source => ({
	title: section === undefined ? `RFC ${number}` : `RFC ${number} §${section}`,
	url:
		section === undefined
			? `https://www.rfc-editor.org/rfc/rfc${number}`
			: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
	checked: checkedOn,
});

/** A source that is a page. */
export const page = (title: string, url: string): Source => ({title, url, checked: checkedOn});

/** A source without an address: a manual, source code, several reports that agree. */
export const note = (title: string): Source => ({title, checked: checkedOn});

/** The registry of EHLO keywords. */
export const ianaMail: Source = page(
	'IANA: MAIL Parameters',
	'https://www.iana.org/assignments/mail-parameters/mail-parameters.xhtml',
);
/** The registry of enhanced status codes. */
export const ianaEnhanced: Source = page(
	'IANA: SMTP Enhanced Status Codes',
	'https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xhtml',
);
