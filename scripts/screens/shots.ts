/** One picture: how the program is started, what is pressed, and what must be on the screen then. */
export type ScreenShot = {
	/** File name and marker in the README. */
	readonly name: string;
	readonly args: readonly string[];
	readonly columns: number;
	readonly rows: number;
	readonly steps: readonly {readonly press?: string; readonly until: RegExp}[];
};

/** The main screens. */
export const screens: readonly ScreenShot[] = [
	{
		name: 'start',
		args: ['--practice'],
		columns: 80,
		rows: 24,
		steps: [{until: /Enter/}],
	},
	{
		name: 'walk',
		args: ['--practice', '--auto', 'alice@outlook-like.example'],
		columns: 120,
		rows: 32,
		steps: [{until: /The conversation is over/}],
	},
	{
		name: 'step',
		args: ['--practice', 'alice@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /Enter/},
			{press: '\r', until: /mx1\.healthy\.example/},
			{press: '\r', until: /EHLO mail\.learner/},
		],
	},
	{
		name: 'narrow',
		args: ['--practice', '--auto', 'nobody@healthy.example'],
		columns: 60,
		rows: 24,
		steps: [{until: /The conversation is over/}],
	},
	{
		name: 'help',
		args: ['--practice', 'alice@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [{until: /Enter/}, {press: '?', until: /Keys/i}],
	},
];
