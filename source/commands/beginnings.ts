// All the ways in which the app begins a walk: read when they are wanted, not before the first frame.
export {startSession} from '../engine/driver.ts';
export {askAll, walkAgain} from './again.ts';
export {begin} from './begin.ts';
export {offerToResume} from './resume-offer.ts';
