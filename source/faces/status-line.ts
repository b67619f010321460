import {clearLine, cursorTo} from 'node:readline';

/** One line that says what is being waited for, and is gone when something else is written. */
export function statusLine(stream: NodeJS.WriteStream): (text: string | undefined) => void {
	let isShown = false;
	return (text) => {
		if (isShown) {
			cursorTo(stream, 0);
			clearLine(stream, 0);
		}
		isShown = text !== undefined;
		if (text !== undefined) stream.write(text.slice(0, Math.max(1, (stream.columns ?? 80) - 1)));
	};
}
