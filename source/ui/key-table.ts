import type {Command, helpGroups} from './key-commands.ts';
import type {Stroke} from './keys.ts';
import type {Context} from './ui-state.ts';

/** One row of the key table. Hints, help and behaviour all come from it. */
export type Binding = {
	readonly command: Command;
	readonly keys: readonly Stroke[];
	readonly contexts: readonly Context[];
	/** How the keys are written on the screen. */
	readonly label: string;
	/** Two words for the hint line; without it the key stands in the help only. */
	readonly hint?: string;
	/** Where the hint line is too long, the highest goes first; without it, those to the right. */
	readonly spare?: number;
	/** What it does, one sentence; without it the row is a twin of another. */
	readonly help?: string;
	readonly group: (typeof helpGroups)[number];
};

const walk: readonly Context[] = ['ready', 'confirm', 'waiting', 'idle', 'over'];
const over: readonly Context[] = ['mx', 'dns', 'page', 'words', 'help'];
const series: readonly Context[] = ['matrix', 'series'];
const why: readonly Context[] = ['consent', ...series, 'trial'];
const greetings: readonly Context[] = ['greetings', 'greetings-run', 'greetings-done'];
const findings: readonly Context[] = ['self', 'self-run'];
const self: readonly Context[] = [...findings, 'check', 'side', 'agree'];
const lists: readonly Context[] = [
	...walk,
	...over,
	...why,
	...self,
	'ways',
	...greetings,
	'resume',
	'explain-page',
];
/** Where nothing is typed, and the help can lie over it. */
const helped: readonly Context[] = [
	...walk,
	...over.filter((context) => context !== 'help'),
	...why,
	'ways',
	...greetings,
	'wait',
];
const ticked: readonly Context[] = ['consent', 'agree'];
const lines: readonly Context[] = ['edit', 'control'];
const typing: readonly Context[] = [...lines, 'form'];

const fields: readonly Context[] = [...typing, 'search', 'explain-text'];
/** The start screen has an editor, too; some keys of it are its own. */
const editors: readonly Context[] = [...fields, 'start'];

// A table reads as a table: one row a line.
// prettier-ignore
const rows: readonly Binding[] = [
	{command: 'approve', keys: ['enter'], contexts: ['ready'], label: 'Enter', group: 'The walk', hint: 'do it', help: 'Do what is proposed. Nothing goes out before.'},
	{command: 'confirm', keys: ['y'], contexts: ['confirm'], label: 'y', group: 'The walk', hint: 'yes, connect', help: 'Connect after all, where you are asked: to a private address, or though a limit is reached.'},
	{command: 'approve', keys: ['enter'], contexts: ['confirm'], label: 'Enter', group: 'The walk'},
	{command: 'submit', keys: ['enter'], contexts: ['edit'], label: 'Enter', group: 'Editing a command', hint: 'send it', help: 'Send the command as you wrote it.'},
	{command: 'cancel-edit', keys: ['esc'], contexts: ['edit'], label: 'Esc', group: 'Editing a command', hint: 'cancel', help: 'Stop editing; the proposal stays as it was.'},
	{command: 'choose', keys: ['enter'], contexts: ['mx'], label: 'Enter', group: 'The walk', hint: 'use this one', help: 'Leave this connection and go to the chosen server.'},
	{command: 'greetings', keys: ['c'], contexts: ['mx'], label: 'c', group: 'The walk', hint: 'greetings', help: 'In the list of servers: their greetings side by side. What it costs is said first.'},
	{command: 'begin-greetings', keys: ['enter'], contexts: ['greetings'], label: 'Enter', group: 'The walk', hint: 'ask them'},
	{command: 'stop-greetings', keys: ['esc', 'x'], contexts: ['greetings-run'], label: 'Esc', group: 'The walk', hint: 'stop'},
	{command: 'back-to-servers', keys: ['esc', 'q'], contexts: ['greetings', 'greetings-done'], label: 'Esc', group: 'The walk', hint: 'back'},
	{command: 'choose-way', keys: ['enter'], contexts: ['ways'], label: 'Enter', group: 'The walk', hint: 'go this way', help: 'In the list of other ways: go the chosen one.'},
	{command: 'restart', keys: ['enter'], contexts: ['form'], label: 'Enter', group: 'The walk', hint: 'walk again', help: 'In the form: make the walk again with these values.'},
	{command: 'next-field', keys: ['down', 'tab', 'ctrl-n'], contexts: ['form'], label: '↑ ↓ Tab', group: 'The walk', hint: 'fields', help: 'In the form: the next field, and the one before.'},
	{command: 'previous-field', keys: ['up', 'shift-tab', 'ctrl-p'], contexts: ['form'], label: '↑', group: 'The walk'},
	{command: 'close', keys: ['esc'], contexts: ['form'], label: 'Esc', group: 'The walk', hint: 'cancel'},
	{command: 'close', keys: ['esc', 'q', 't'], contexts: ['ways'], label: 'Esc', group: 'The walk', hint: 'back'},
	{command: 'begin-series', keys: ['enter'], contexts: ['consent'], label: 'Enter', group: 'Finding out why', hint: 'make them', help: 'Where experiments are offered: make those that are ticked.'},
	{command: 'toggle', keys: [' '], contexts: ['consent'], label: 'Space', group: 'Finding out why', hint: 'tick', help: 'There: tick an experiment, or take its tick away.'},
	{command: 'add-control', keys: ['a'], contexts: ['consent'], label: 'a', group: 'Finding out why', hint: 'add a domain', spare: 1, help: 'There: add a domain of others to compare with. It is contacted only if ticked.'},
	{command: 'submit-control', keys: ['enter'], contexts: ['control'], label: 'Enter', group: 'Finding out why', hint: 'add it'},
	{command: 'cancel-control', keys: ['esc'], contexts: ['control'], label: 'Esc', group: 'Finding out why', hint: 'cancel'},
	{command: 'stop-series', keys: ['esc', 'x'], contexts: ['series'], label: 'Esc x', group: 'Finding out why', hint: 'stop', help: 'Stop the experiments; what they showed stays.'},
	{command: 'open-trial', keys: ['enter'], contexts: series, label: 'Enter', group: 'Finding out why', hint: 'what was said', help: 'In the list of experiments: what was said in the chosen one.'},
	{command: 'close', keys: ['f', 'q'], contexts: ['series'], label: 'f', group: 'Finding out why', hint: 'hide'},
	{command: 'close', keys: ['esc', 'q', 'f'], contexts: ['matrix'], label: 'Esc', group: 'Finding out why', hint: 'the verdict'},
	{command: 'close', keys: ['esc', 'q'], contexts: ['consent'], label: 'Esc', group: 'Finding out why', hint: 'not now'},
	{command: 'close', keys: ['f'], contexts: ['consent'], label: 'f', group: 'Finding out why'},
	{command: 'close', keys: ['esc', 'q', 'v'], contexts: ['trial'], label: 'Esc', group: 'Finding out why', hint: 'back'},
	{command: 'open-check', keys: ['enter'], contexts: findings, label: 'Enter', group: 'Who am I to them', hint: 'all about it', help: 'In the list of findings: all about the chosen one, and the record to publish.'},
	{command: 'agree', keys: ['enter'], contexts: ['agree'], label: 'Enter', group: 'Who am I to them', hint: 'ask them', help: 'Where others would be asked: ask those that are ticked. Nobody is asked before.'},
	{command: 'tick-others', keys: [' '], contexts: ['agree'], label: 'Space', group: 'Who am I to them', hint: 'tick', help: 'There: tick those who may be asked, or take the tick away.'},
	{command: 'stop-look', keys: ['esc', 'x'], contexts: ['self-run'], label: 'Esc x', group: 'Who am I to them', hint: 'stop', help: 'Stop looking; what was found out stays.'},
	{command: 'other-side', keys: ['tab'], contexts: findings, label: 'Tab', group: 'Who am I to them', hint: 'their side', spare: 1, help: 'From the findings to what the server may have thought at each of your lines, and back.'},
	{command: 'other-side', keys: ['tab'], contexts: ['side'], label: 'Tab', group: 'Who am I to them', hint: 'findings'},
	{command: 'ask-others', keys: ['c'], contexts: ['self-run'], label: 'c', group: 'Who am I to them'},
	{command: 'ask-others', keys: ['c'], contexts: ['self'], label: 'c', group: 'Who am I to them', hint: 'ask others', help: 'In the list of findings: what could be asked of others, too. Each is named first.'},
	{command: 'check-before', keys: ['left', 'h'], contexts: ['check'], label: '←', group: 'Who am I to them', hint: 'finding before', help: 'On the page about a finding: the one before.'},
	{command: 'check-after', keys: ['right', 'l'], contexts: ['check'], label: '→', group: 'Who am I to them', hint: 'next', help: 'There: the next one.'},
	{command: 'fold-findings', keys: ['u'], contexts: [...findings, 'check'], label: 'u', group: 'Who am I to them', hint: 'fold', spare: 2, help: 'Fold the good findings away, or on the page the steps; again: unfold them.'},
	{command: 'look-again', keys: ['r'], contexts: ['self'], label: 'r', group: 'Who am I to them', hint: 'look again', spare: 3, help: 'In the list of findings: look once more, with all that the walk has shown since.'},
	{command: 'back-to-self', keys: ['esc', 'q'], contexts: ['check', 'agree'], label: 'Esc', group: 'Who am I to them', hint: 'back'},
	{command: 'close', keys: ['i', 'q'], contexts: ['self-run'], label: 'i', group: 'Who am I to them', hint: 'hide'},
	{command: 'close', keys: ['esc', 'i', 'q'], contexts: ['self', 'side'], label: 'Esc', group: 'Who am I to them', hint: 'back'},
	{command: 'go-now', keys: ['enter'], contexts: ['wait', 'resume'], label: 'Enter', group: 'Finding out why', hint: 'go now', help: 'While the time counts down: connect now, after a word of warning.'},
	{command: 'close', keys: ['esc', 'r'], contexts: ['wait'], label: 'Esc', group: 'Finding out why', hint: 'back to the verdict'},
	{command: 'stop-waiting', keys: ['esc'], contexts: ['waiting'], label: 'Esc', group: 'The walk', hint: 'stop waiting', help: 'Stop waiting for the answer. Where this ends the connection it takes a second Esc.'},
	{command: 'close', keys: ['esc', 'q'], contexts: over, label: 'Esc', group: 'Looking around', hint: 'back', help: 'Close what lies over the panes: a list, a page, this help.'},
	{command: 'close', keys: ['m'], contexts: ['mx'], label: 'm', group: 'Looking around'},
	{command: 'close', keys: ['d'], contexts: ['dns'], label: 'd', group: 'Looking around'},
	{command: 'close', keys: ['x'], contexts: ['page'], label: 'x', group: 'Looking around'},
	{command: 'close', keys: ['w'], contexts: ['words'], label: 'w', group: 'Looking around'},
	{command: 'close', keys: ['?'], contexts: ['help'], label: '?', group: 'Looking around'},
	{command: 'evidence', keys: ['v'], contexts: walk, label: 'v', group: 'Finding out why', hint: 'show the line', help: 'The lines that the chosen sentence of the verdict rests on, and back.'},
	{command: 'evidence', keys: ['enter'], contexts: ['over'], label: 'Enter', group: 'Finding out why'},
	{command: 'why', keys: ['f'], contexts: walk, label: 'f', group: 'Finding out why', hint: 'find out why', help: 'Experiments that tell the causes apart; their cost is shown first. Later: how they came out.'},
	{command: 'self', keys: ['i'], contexts: walk, label: 'i', group: 'Who am I to them', hint: 'who am I', spare: 1, help: 'Who am I to them? What the server can see of you, and what it may have thought at each line.'},
	{command: 'wait', keys: ['r'], contexts: walk, label: 'r', group: 'Finding out why', hint: 'come back', help: 'Where the server said "not now": wait here, then connect again.'},
	{command: 'ways', keys: ['t'], contexts: ['ready'], label: 't', group: 'The walk', hint: 'another way', spare: 1, help: 'Go on in another way: repeat, connect again, start again with one thing changed.'},
	{command: 'ways', keys: ['t'], contexts: walk.filter((context) => context !== 'ready'), label: 't', group: 'The walk', hint: 'another way'},
	{command: 'new-walk', keys: ['n'], contexts: ['over'], label: 'n', group: 'The walk', hint: 'another address', help: 'After the end: start again with another address.'},
	{command: 'edit', keys: ['e'], contexts: ['ready'], label: 'e', group: 'The walk', hint: 'edit', help: 'Edit the command before it is sent.'},
	{command: 'free-line', keys: [':'], contexts: ['ready'], label: ':', group: 'The walk', hint: 'type', help: '":" or capitals: a command of your own (NOOP, VRFY bob, …), also while a reply is due. The proposal comes back.'},
	{command: 'free-line', keys: [':'], contexts: ['waiting'], label: ':', group: 'The walk', hint: 'type', spare: 1},
	{command: 'free-line', keys: [':'], contexts: ['confirm', 'idle', 'over'], label: ':', group: 'The walk'},
	{command: 'type-line', keys: [], contexts: walk, label: 'A … Z', group: 'The walk', help: 'A capital letter that is no other key begins such a command; it can be written as SMTP writes it.'},
	{command: 'skip', keys: ['s'], contexts: ['ready', 'confirm'], label: 's', group: 'The walk', hint: 'skip', help: 'Skip this step, where the walk can go on without it.'},
	{command: 'page', keys: ['x'], contexts: [...walk, 'words'], label: 'x', group: 'Looking around', hint: 'explain', spare: 1, help: 'The whole page about a reply: each part of the code, the rule that won, the sources.'},
	{command: 'previous-reply', keys: ['left', 'h'], contexts: ['page'], label: '←', group: 'Looking around', hint: 'reply before', help: 'On that page: the reply before.'},
	{command: 'next-reply', keys: ['right', 'l'], contexts: ['page'], label: '→', group: 'Looking around', hint: 'next reply', help: 'On that page: the next reply.'},
	{command: 'words', keys: ['w'], contexts: walk, label: 'w', group: 'Looking around', help: 'What the server offers: each keyword of EHLO, explained.'},
	{command: 'words', keys: ['w'], contexts: ['page'], label: 'w', group: 'Looking around', hint: 'keywords'},
	{command: 'mx', keys: ['m'], contexts: walk, label: 'm', group: 'The walk', hint: 'servers', spare: 1, help: 'Show the mail servers (MX) of the domain and choose another.'},
	{command: 'tour', keys: ['ctrl-t'], contexts: walk, label: 'Ctrl-T', group: 'Looking around', help: 'The tour: a few lines at each step say what to look at. On, or off for good.'},
	{command: 'auto', keys: ['a'], contexts: ['ready', 'confirm', 'waiting', 'idle'], label: 'a', group: 'The walk', hint: 'auto', spare: 2, help: 'Auto on or off: proposals are approved after a short pause.'},
	{command: 'faster', keys: ['+', '='], contexts: ['ready', 'confirm', 'waiting', 'idle'], label: '+', group: 'The walk', help: 'Auto goes faster.'},
	{command: 'slower', keys: ['-'], contexts: ['ready', 'confirm', 'waiting', 'idle'], label: '-', group: 'The walk', help: 'Auto goes slower, to read along.'},
	{command: 'dns', keys: ['d'], contexts: walk, label: 'd', group: 'Looking around', hint: 'DNS', spare: 3, help: 'Show the DNS answers as dig would.'},
	{command: 'back-to-now', keys: ['esc'], contexts: ['ready', 'confirm', 'idle', 'over'], label: 'Esc', group: 'Looking around', hint: 'newest', help: 'Back to the present stage and the newest line; during a wait, too, before Esc stops it.'},
	{command: 'focus-next', keys: ['tab'], contexts: walk, label: 'Tab', group: 'Looking around', hint: 'panes', help: 'Go to the next pane; the heavy line marks where you are.'},
	{command: 'focus-previous', keys: ['shift-tab'], contexts: walk, label: 'Shift-Tab', group: 'Looking around', help: 'Go to the pane before.'},
	{command: 'zoom', keys: ['z'], contexts: walk, label: 'z', group: 'Looking around', help: 'The focused pane alone, or all again.'},
	{command: 'offsets', keys: ['o'], contexts: walk, label: 'o', group: 'Looking around', help: 'Byte offsets in the transcript, on or off.'},
	{command: 'search-keep', keys: ['enter'], contexts: ['search'], label: 'Enter', group: 'Searching', hint: 'keep', help: 'While you type: keep what is found marked, and close the field.'},
	{command: 'search-cancel', keys: ['esc'], contexts: ['search'], label: 'Esc', group: 'Searching', hint: 'back', help: 'While you type: back to where you were.'},
	{command: 'search-next', keys: ['down', 'ctrl-n'], contexts: ['search'], label: '↓', group: 'Searching', hint: 'next', help: 'While you type: the next place.'},
	{command: 'search-previous', keys: ['up', 'ctrl-p'], contexts: ['search'], label: '↑', group: 'Searching', hint: 'before', help: 'While you type: the place before.'},
	{command: 'search-end', keys: ['esc'], contexts: ['found'], label: 'Esc', group: 'Searching', hint: 'end search', help: 'With places marked: end the search and stay here.'},
	{command: 'search-next', keys: ['n'], contexts: ['found'], label: 'n', group: 'Searching', hint: 'next', help: 'With places marked: the next one.'},
	{command: 'search-previous', keys: [','], contexts: ['found'], label: ',', group: 'Searching', hint: 'before', help: 'With places marked: the one before.'},
	{command: 'search', keys: ['/'], contexts: [...over, ...why, ...self], label: '/', group: 'Searching', hint: 'search', spare: 4},
	{command: 'search', keys: ['/'], contexts: [...walk, 'ways'], label: '/', group: 'Searching', help: 'Search the text that has the focus. Capitals count only if you type one.'},
	{command: 'exchange-before', keys: ['left', 'h'], contexts: walk, label: '←', group: 'Looking around', help: 'The exchange before: it is marked in the transcript and explained beside it.'},
	{command: 'exchange-after', keys: ['right', 'l'], contexts: walk, label: '→', group: 'Looking around', help: 'The next exchange.'},
	{command: 'refusal-before', keys: ['['], contexts: walk, label: '[', group: 'Looking around', help: 'The refusal before: the last reply with 4xx or 5xx.'},
	{command: 'refusal-after', keys: [']'], contexts: walk, label: ']', group: 'Looking around', help: 'The next refusal.'},
	{command: 'stage', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], contexts: walk, label: '1 … 9', group: 'Looking around', help: 'The stage with that place in the list: explained again, and where it was spoken.'},
	{command: 'fold', keys: ['u'], contexts: walk, label: 'u', group: 'Looking around', help: 'Unfold or fold a long reply: the chosen one, or the one in sight.'},
	{command: 'fold-all', keys: ['U'], contexts: walk, label: 'U', group: 'Looking around', help: 'Unfold or fold all long replies.'},
	{command: 'pager', keys: ['p'], contexts: [...walk, ...over, 'trial', ...self], label: 'p', group: 'Looking around', help: 'The text that has the focus in your pager ($PAGER), whole and unfolded. The session stays open meanwhile.'},
	{command: 'editor', keys: ['O'], contexts: [...walk, ...over, 'trial', ...self], label: 'O', group: 'Looking around', help: 'The same in your editor ($VISUAL, $EDITOR): a copy that nothing comes back from.'},
	{command: 'up', keys: ['up', 'k'], contexts: lists, label: '↑ k', group: 'Looking around', help: 'One up. In the stage list: look at the stage before.'},
	{command: 'down', keys: ['down', 'j'], contexts: lists, label: '↓ j', group: 'Looking around', help: 'One down. In the stage list: look at the next stage.'},
	{command: 'page-up', keys: ['pageup', 'ctrl-b', 'b'], contexts: lists, label: 'PgUp b', group: 'Looking around', help: 'One page up.'},
	{command: 'page-down', keys: ['pagedown', 'ctrl-f', ' '], contexts: lists.filter((context) => !ticked.includes(context)), label: 'PgDn Space', group: 'Looking around', help: 'One page down.'},
	{command: 'top', keys: ['home', 'g'], contexts: lists, label: 'Home g', group: 'Looking around', help: 'To the beginning.'},
	{command: 'bottom', keys: ['end', 'G'], contexts: lists, label: 'End G', group: 'Looking around', help: 'To the end; the transcript follows the newest line again.'},
	{command: 'complete', keys: ['tab'], contexts: ['edit'], label: 'Tab', group: 'Editing a command', hint: 'complete', help: 'Complete the word from what the server offers; again for the next.'},
	{command: 'complete-back', keys: ['shift-tab'], contexts: ['edit'], label: 'Shift-Tab', group: 'Editing a command', help: 'The completion before.'},
	{command: 'line-left', keys: ['left', 'ctrl-b'], contexts: editors, label: '←', group: 'Editing a command', help: 'One character to the left.'},
	{command: 'line-right', keys: ['right', 'ctrl-f'], contexts: editors, label: '→', group: 'Editing a command', help: 'One character to the right.'},
	{command: 'line-word-left', keys: ['alt-b', 'ctrl-left', 'alt-left'], contexts: editors, label: 'Alt-B Ctrl-←', group: 'Editing a command', help: 'One word to the left.'},
	{command: 'line-word-right', keys: ['alt-f', 'ctrl-right', 'alt-right'], contexts: editors, label: 'Alt-F Ctrl-→', group: 'Editing a command', help: 'One word to the right.'},
	{command: 'line-home', keys: ['home', 'ctrl-a'], contexts: editors, label: 'Home Ctrl-A', group: 'Editing a command', help: 'To the start of the line.'},
	{command: 'line-end', keys: ['end', 'ctrl-e'], contexts: fields, label: 'End Ctrl-E', group: 'Editing a command', help: 'To the end of the line.'},
	{command: 'line-backspace', keys: ['backspace'], contexts: editors, label: 'Backspace', group: 'Editing a command', help: 'Delete to the left.'},
	{command: 'line-delete', keys: ['delete', 'ctrl-d'], contexts: fields, label: 'Del Ctrl-D', group: 'Editing a command', help: 'Delete under the cursor.'},
	{command: 'line-kill-word', keys: ['ctrl-w'], contexts: editors, label: 'Ctrl-W', group: 'Editing a command', help: 'Cut to the space on the left.'},
	{command: 'line-kill-word-left', keys: ['alt-backspace', 'ctrl-backspace'], contexts: editors, label: 'Alt-Backspace', group: 'Editing a command', help: 'Cut the word to the left.'},
	{command: 'line-delete-word-right', keys: ['alt-d'], contexts: editors, label: 'Alt-D', group: 'Editing a command', help: 'Cut the word to the right.'},
	{command: 'line-kill-to-start', keys: ['ctrl-u'], contexts: fields, label: 'Ctrl-U', group: 'Editing a command', help: 'Cut all to the left.'},
	{command: 'line-kill-to-end', keys: ['ctrl-k'], contexts: editors, label: 'Ctrl-K', group: 'Editing a command', help: 'Cut all to the right.'},
	{command: 'line-yank', keys: ['ctrl-y'], contexts: editors, label: 'Ctrl-Y', group: 'Editing a command', help: 'Put back what was cut.'},
	{command: 'line-yank-pop', keys: ['alt-y'], contexts: editors, label: 'Alt-Y', group: 'Editing a command', help: 'Right after that: an older cut in its place.'},
	{command: 'line-transpose', keys: ['ctrl-t'], contexts: fields, label: 'Ctrl-T', group: 'Editing a command', help: 'Swap the two characters round the cursor.'},
	{command: 'line-undo', keys: ['ctrl-_', 'ctrl-/'], contexts: editors, label: 'Ctrl-_', group: 'Editing a command', help: 'Undo the last change.'},
	{command: 'line-older', keys: ['up', 'ctrl-p'], contexts: lines, label: '↑', group: 'Editing a command', help: 'An older command of yours.'},
	{command: 'line-newer', keys: ['down', 'ctrl-n'], contexts: lines, label: '↓', group: 'Editing a command', help: 'A newer command of yours.'},
	{command: 'line-oldest', keys: ['alt-<'], contexts: lines, label: 'Alt-<', group: 'Editing a command', help: 'The oldest command.'},
	{command: 'line-newest', keys: ['alt->'], contexts: lines, label: 'Alt->', group: 'Editing a command', help: 'Back to the line that you were writing.'},
	{command: 'help', keys: ['?'], contexts: helped, label: '?', group: 'Looking around', hint: 'help', help: 'This help.'},
	{command: 'login-next', keys: ['enter'], contexts: ['login'], label: 'Enter', group: 'Editing a command', hint: 'go on', help: 'In the fields of a login: on to the password, then log in.'},
	{command: 'login-anyway', keys: ['y'], contexts: ['login-risk'], label: 'y', group: 'Editing a command', hint: 'log in all the same', help: 'Where a password is in danger: log in all the same.'},
	{command: 'close', keys: ['esc'], contexts: ['login', 'login-risk'], label: 'Esc', group: 'Editing a command', hint: 'cancel'},
	{command: 'line-backspace', keys: ['backspace', 'delete'], contexts: ['login'], label: 'Backspace', group: 'Editing a command'},
	{command: 'line-kill-to-start', keys: ['ctrl-u'], contexts: ['login'], label: 'Ctrl-U', group: 'Editing a command', hint: 'clear'},
	{command: 'begin-walk', keys: ['enter'], contexts: ['start'], label: 'Enter', group: 'The start screen', hint: 'start', help: 'Walk to the address that is typed or chosen.'},
	{command: 'resume-walk', keys: ['ctrl-r'], contexts: ['start'], label: 'Ctrl-R', group: 'The start screen', hint: 'resume', help: 'Go on with the walk that was put off: the one that is typed, or the first.'},
	{command: 'forget', keys: ['ctrl-d'], contexts: ['start'], label: 'Ctrl-D', group: 'The start screen', hint: 'forget', help: 'Take the chosen walk off the list of recent ones.'},
	{command: 'forget-all', keys: ['ctrl-x'], contexts: ['start'], label: 'Ctrl-X', group: 'The start screen', hint: 'forget all', spare: 1, help: 'Pressed twice: empty that list.'},
	{command: 'next-item', keys: ['down', 'tab'], contexts: ['start'], label: '↓', group: 'The start screen', hint: 'choose', help: 'The next address of the list.'},
	{command: 'previous-item', keys: ['up', 'shift-tab'], contexts: ['start'], label: '↑', group: 'The start screen', help: 'The address before; from the first one back to the field.'},
	{command: 'items-down', keys: ['pagedown'], contexts: ['start'], label: 'PgDn', group: 'The start screen', help: 'Eight addresses down.'},
	{command: 'items-up', keys: ['pageup'], contexts: ['start'], label: 'PgUp', group: 'The start screen', help: 'Eight addresses up.'},
	{command: 'wish-tour', keys: ['ctrl-t'], contexts: ['start'], label: 'Ctrl-T', group: 'The start screen', hint: 'tour', spare: 1, help: 'The next walk comes with the tour.'},
	{command: 'explain-reply', keys: ['ctrl-e'], contexts: ['start'], label: 'Ctrl-E', group: 'The start screen', hint: 'explain a reply', help: 'Explain a reply, a log line, a code or a keyword.'},
	{command: 'leave-start', keys: ['esc'], contexts: ['start'], label: 'Esc', group: 'The start screen', hint: 'quit', help: 'Leave.'},
	{command: 'explain-text', keys: ['enter'], contexts: ['explain-text'], label: 'Enter', group: 'Explaining a text', hint: 'explain', help: 'Explain what is typed or pasted.'},
	{command: 'next-stage', keys: ['s'], contexts: ['explain-page'], label: 's', group: 'Explaining a text', hint: 'stage', help: 'Read it as an answer at another stage; again for the next.'},
	{command: 'edit-text', keys: ['e'], contexts: ['explain-page'], label: 'e', group: 'Explaining a text', hint: 'edit', help: 'Edit the text.'},
	{command: 'another-text', keys: ['n'], contexts: ['explain-page'], label: 'n', group: 'Explaining a text', hint: 'another', help: 'Explain another text.'},
	{command: 'line-kill-to-start', keys: ['ctrl-u'], contexts: ['start'], label: 'Ctrl-U', group: 'The start screen', hint: 'clear', spare: 2, help: 'Clear the field, wherever the cursor is; Ctrl-Y puts back what stood there.'},
	{command: 'line-end', keys: ['end'], contexts: ['start'], label: 'End', group: 'The start screen', help: 'To the end of the field. The keys of "Editing a command" move, cut and undo here, too, but for those that mean something else here.'},
	{command: 'line-delete', keys: ['delete'], contexts: ['start'], label: 'Del', group: 'The start screen', help: 'Delete under the cursor.'},
	{command: 'line-break', keys: ['alt-enter'], contexts: ['explain-text'], label: 'Alt-Enter', group: 'Explaining a text', hint: 'new line', spare: 3, help: 'A line break. The keys of "Editing a command" move, cut and undo here, too; the line is the one that the cursor is in.'},
	{command: 'line-kill-all', keys: ['ctrl-x'], contexts: ['explain-text'], label: 'Ctrl-X', group: 'Explaining a text', hint: 'clear', spare: 2, help: 'Cut all of the text, wherever the cursor is; Ctrl-Y puts it back.'},
	{command: 'row-up', keys: ['up', 'ctrl-p'], contexts: ['explain-text'], label: '↑', group: 'Explaining a text', help: 'One row up in the text.'},
	{command: 'row-down', keys: ['down', 'ctrl-n'], contexts: ['explain-text'], label: '↓', group: 'Explaining a text', help: 'One row down.'},
	{command: 'rows-up', keys: ['pageup'], contexts: ['explain-text'], label: 'PgUp', group: 'Explaining a text', help: 'As many rows up as the field shows.'},
	{command: 'rows-down', keys: ['pagedown'], contexts: ['explain-text'], label: 'PgDn', group: 'Explaining a text', help: 'As many rows down.'},
	{command: 'line-top', keys: ['alt-<'], contexts: ['explain-text'], label: 'Alt-<', group: 'Explaining a text', help: 'To the beginning of the text.'},
	{command: 'line-bottom', keys: ['alt->'], contexts: ['explain-text'], label: 'Alt->', group: 'Explaining a text', help: 'To the end of the text.'},
	{command: 'close', keys: ['esc', 'q'], contexts: ['explain-page'], label: 'Esc', group: 'Explaining a text', hint: 'back'},
	{command: 'close', keys: ['esc'], contexts: ['explain-text'], label: 'Esc', group: 'Explaining a text', hint: 'back'},
	{command: 'quit', keys: ['q', 'esc'], contexts: ['resume'], label: 'q', group: 'Leaving', hint: 'leave, the wait is kept'},
	{command: 'quit', keys: ['q'], contexts: [...walk, 'wait'], label: 'q', group: 'Leaving', hint: 'quit', help: 'Leave. While the conversation is open it takes a second q.'},
	{command: 'interrupt', keys: ['ctrl-c'], contexts: [...lists, ...fields, 'wait', 'login', 'login-risk', 'start'], label: 'Ctrl-C', group: 'Leaving', help: 'Leave at once.'},
	{command: 'suspend', keys: ['ctrl-z'], contexts: [...lists, ...fields, 'wait', 'login', 'login-risk', 'start'], label: 'Ctrl-Z', group: 'Leaving', help: 'To the shell for a while; fg comes back.'},
];

const capitals: readonly Stroke[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * The table in which a command is begun by any capital letter that means nothing
 * else there: a key of one's own goes before typing.
 */
export function withCapitals(table: readonly Binding[]): readonly Binding[] {
	return table.map((row) => {
		if (row.command !== 'type-line') return row;
		const isFree = (key: Stroke): boolean =>
			!table.some(
				({command, keys, contexts}) =>
					command !== 'type-line' &&
					keys.includes(key) &&
					contexts.some((each) => row.contexts.includes(each)),
			);
		return {...row, keys: capitals.filter(isFree)};
	});
}

/** The key table. The order is the order of the hint line. */
export const keyTable = withCapitals(rows);
