/**
 * The words that patterns are made of. A pattern says `{who}` where any of the
 * names for a recipient may stand, so that wording nobody has collected is
 * understood as well.
 */
const words: Readonly<Record<string, string>> = {
	/** Names for the recipient. */
	who: '(?:users?|recipients?|rcpt(?: ?to)?|mail ?box(?:es)?|(?:e-?)?mail ?boxes|mail accounts?|accounts?|(?:e-?)?mail(?: |-)?(?:address(?:es)?|id|account|recipient)|address(?:es|ees?)?|local[- ]?parts?|persons?|members?|customers?|subscribers?|inbox|alias(?:es)?|user ?(?:name|id|account)s?|forward-path|destination address)',
	/** Names for the sender. */
	sender:
		'(?:sender|mail ?from(?=:| ?[<@\\[]| address| domain| command| is| not)|mailfrom|from address|from:? ?<|envelope[- ](?:from|sender)|return[- ]path|reverse[- ]path|originator|from domain|mfrom|sending address|sender.s)',
	/** Signs of a name in the reply, a few words between two parts. */
	gap: '[^.;!?]{0,60}?',
	few: '[^.;!?]{0,24}?',
	isnt: '(?:is ?n.?t|is not|are not|was not|has not been|not|no longer|never|does ?n.?t|does not|do not|did not|don.t|could ?n.?t be|could not be|can ?n.?t be|can ?not be|unable to be|cannot)',
};

/** Put the vocabularies into a pattern. Throws on an unknown name: that is a bug. */
export function expand(pattern: string): string {
	return pattern.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => {
		const found = words[name];
		if (found === undefined) throw new Error(`No vocabulary named ${name}`);
		return found;
	});
}
