import type {Knowledge} from './brush.ts';

/** A knowledge that can be handed on before it was read. Nobody may ask it earlier. */
export function knowledgeWhenThere(get: () => Knowledge): Knowledge {
	return {
		explainReply: (...args) => get().explainReply(...args),
		explainStage: (...args) => get().explainStage(...args),
		explainKeyword: (...args) => get().explainKeyword(...args),
		missingAtEhlo: (...args) => get().missingAtEhlo(...args),
		commandText: (...args) => get().commandText(...args),
		warningText: (...args) => get().warningText(...args),
		refusalText: (...args) => get().refusalText(...args),
		anomalyText: (...args) => get().anomalyText(...args),
		endedText: (...args) => get().endedText(...args),
	};
}
