import {createContext, useContext} from 'react';
import {stylesFor, type Tone, type TextStyle} from './theme.ts';

/** How things are drawn, as the person or the terminal needs it. */
export type Look = {
	readonly styles: Readonly<Record<Tone, TextStyle>>;
	/** Nothing moves: no spinner, and clocks go on every five seconds. */
	readonly isCalm: boolean;
};

/** What is drawn where nothing else was asked for. */
const usualLook: Look = {styles: stylesFor('dark'), isCalm: false};

export const LookContext = createContext(usualLook);

/** The look of the screen that this is part of. */
export function useLook(): Look {
	return useContext(LookContext);
}

/** Milliseconds between two steps of a clock where nothing may move. */
export const calmMs = 5000;
