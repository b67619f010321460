/** What the rest of the program may use of the knowledge. */
export {type CauseText, causeText} from './causes.ts';
export {explainCode} from './codes.ts';
export {type CommandText, commandText} from './commands.ts';
export {type EndedText, endedText} from './endings.ts';
export {blockedPort} from './fixed-endings.ts';
export {explainEnhanced} from './enhanced.ts';
export {type EhloFacts, type ExpectedFinding, missingAtEhlo} from './expected.ts';
export {explainReply} from './explain-reply.ts';
export {explainKeyword} from './keywords.ts';
export {type Notice, anomalyText, refusalText, warningText} from './notices.ts';
export {type RcptFact, rcptFact} from './rcpt-facts.ts';
export {type ReasonText, reasonText} from './reasons.ts';
export {replyFromText} from './reply-from-text.ts';
export {type SilentPattern, providerOf, silentCauses} from './silent.ts';
export {explainStage} from './stages.ts';
export {type KnownUse, knownUses} from './uses.ts';
