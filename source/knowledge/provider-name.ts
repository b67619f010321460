import {providers} from './providers/index.ts';

/** Where one id stands for several services, the name of all of them. */
const families: Readonly<Record<string, string>> = {
	microsoft: 'Microsoft (Outlook.com and Microsoft 365)',
	orange: 'Orange and La Poste',
};

/** The name of a provider for people; its id where none is known. */
export function providerName(id: string): string {
	return families[id] ?? providers.find((each) => each.id === id)?.name ?? id;
}
