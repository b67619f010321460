import {useCallback, useState} from 'react';

/** Whether the tour is shown at first, and the way to put it away for good. */
export type TourOptions = {
	readonly isOn: boolean;
	readonly putAway: () => void;
};

/** The tour, on or off. */
export type Tour = {
	readonly isOn: boolean;
	readonly begin: () => void;
	/** Off, and never again by itself. */
	readonly end: () => void;
};

/** Hold whether the tour of the first walk is shown. */
export function useTour(options: TourOptions | undefined): Tour {
	const [isOn, setIsOn] = useState(options?.isOn ?? false);
	const putAway = options?.putAway;
	return {
		isOn,
		begin: useCallback(() => setIsOn(true), []),
		end: useCallback(() => {
			setIsOn(false);
			putAway?.();
		}, [putAway]),
	};
}
