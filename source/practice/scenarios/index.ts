import type {Scenario} from '../scenario.ts';
import {acceptAll} from './accept-all.ts';
import {certificates} from './certificates.ts';
import {dnsTrouble} from './dns-trouble.ts';
import {dnsbl} from './dnsbl.ts';
import {dualStack} from './dual-stack.ts';
import {ends421} from './ends-421.ts';
import {ends550} from './ends-550.ts';
import {endsFin} from './ends-fin.ts';
import {endsRst} from './ends-rst.ts';
import {endsSilence} from './ends-silence.ts';
import {equalMx} from './equal-mx.ts';
import {exchangeLike} from './exchange-like.ts';
import {flood} from './flood.ts';
import {gmailLike} from './gmail-like.ts';
import {greylisting} from './greylisting.ts';
import {healthy} from './healthy.ts';
import {heloOnly} from './helo-only.ts';
import {hostileBanner} from './hostile-banner.ts';
import {idn} from './idn.ts';
import {impatient} from './impatient.ts';
import {implicitMx} from './implicit-mx.ts';
import {manyMx} from './many-mx.ts';
import {mxAlias} from './mx-alias.ts';
import {mxNowhere} from './mx-nowhere.ts';
import {noMail} from './no-mail.ts';
import {noMailHost} from './no-mail-host.ts';
import {noSuchDomain} from './no-such-domain.ts';
import {noTls} from './no-tls.ts';
import {nobodyHome} from './nobody-home.ts';
import {notNow} from './not-now.ts';
import {notSmtp} from './not-smtp.ts';
import {nullMx} from './null-mx.ts';
import {oddReplies} from './odd-replies.ts';
import {oneRecipient} from './one-recipient.ts';
import {outlookLike} from './outlook-like.ts';
import {privateMx} from './private-mx.ts';
import {senderChecked} from './sender-checked.ts';
import {severalMx} from './several-mx.ts';
import {slowBanner} from './slow-banner.ts';
import {starttlsInjected} from './starttls-injected.ts';
import {strictHelo} from './strict-helo.ts';
import {strictLimits} from './strict-limits.ts';
import {login} from './login.ts';
import {submissionOnly} from './submission-only.ts';
import {tlsBroken} from './tls-broken.ts';
import {tlsRequired} from './tls-required.ts';
import {turnedAway} from './turned-away.ts';
import {unasked} from './unasked.ts';
import {utf8} from './utf8.ts';
import {vrfy} from './vrfy.ts';
import {whyAtTheDoor} from './why-at-the-door.ts';
import {whyHungUp} from './why-hung-up.ts';
import {whyLater} from './why-later.ts';
import {whyOnceMore} from './why-once-more.ts';
import {whyRefused} from './why-refused.ts';
import {whySender} from './why-sender.ts';
import {whyTheWay} from './why-the-way.ts';
import {whyTheirSide} from './why-their-side.ts';
import {wrongServer} from './wrong-server.ts';
import {yahooLike} from './yahoo-like.ts';

/** All practice scenarios, in the order in which a chooser shows them. */
export const allScenarios: readonly Scenario[] = [
	healthy,
	outlookLike,
	yahooLike,
	gmailLike,
	exchangeLike,
	greylisting,
	acceptAll,
	vrfy,
	severalMx,
	equalMx,
	turnedAway,
	implicitMx,
	nullMx,
	noSuchDomain,
	noMail,
	dnsTrouble,
	mxAlias,
	mxNowhere,
	privateMx,
	manyMx,
	idn,
	dualStack,
	nobodyHome,
	slowBanner,
	impatient,
	endsFin,
	endsRst,
	endsSilence,
	ends550,
	ends421,
	notNow,
	strictHelo,
	senderChecked,
	dnsbl,
	wrongServer,
	submissionOnly,
	login,
	noMailHost,
	oneRecipient,
	strictLimits,
	noTls,
	tlsBroken,
	tlsRequired,
	certificates,
	starttlsInjected,
	utf8,
	heloOnly,
	notSmtp,
	oddReplies,
	unasked,
	hostileBanner,
	flood,
	whyAtTheDoor,
	whySender,
	whyRefused,
	whyHungUp,
	whyTheWay,
	whyTheirSide,
	whyLater,
	whyOnceMore,
];
