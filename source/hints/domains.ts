/**
 * Domains of mailboxes for everybody. The first list is what a slip of the
 * fingers is likely to have meant: large ones whose names are like nothing
 * else. The second is real, too, so what stands in it is no slip.
 */
export const bigDomains: readonly string[] = [
	'gmail.com',
	'hotmail.com',
	'outlook.com',
	'yahoo.com',
	'icloud.com',
	'googlemail.com',
	'hotmail.co.uk',
	'hotmail.fr',
	'hotmail.de',
	'hotmail.it',
	'hotmail.es',
	'yahoo.co.uk',
	'yahoo.co.jp',
	'yahoo.co.in',
	'yahoo.com.br',
	'yahoo.com.mx',
	'yahoo.fr',
	'yahoo.de',
	'yahoo.it',
	'yahoo.es',
	'protonmail.com',
	'fastmail.com',
	'tutanota.com',
	'comcast.net',
	'verizon.net',
	'bellsouth.net',
	'sbcglobal.net',
	'earthlink.net',
	'btinternet.com',
	'bigpond.com',
	'rediffmail.com',
	't-online.de',
	'freenet.de',
	'yandex.ru',
	'yandex.com',
	'wanadoo.fr',
	'laposte.net',
	'libero.it',
	'virgilio.it',
	'foxmail.com',
	'hanmail.net',
	'docomo.ne.jp',
	'seznam.cz',
];

export const realDomains: ReadonlySet<string> = new Set([
	...bigDomains,
	...words(`
		126.com 139.com 163.com 189.cn abv.bg alice.it aliyun.com aol.com arcor.de att.net bk.ru
		bluewin.ch blueyonder.co.uk bol.com.br centrum.cz charter.net cox.net cs.com daum.net
		duck.com email.com email.cz email.it embarqmail.com excite.com ezweb.ne.jp fastmail.fm
		free.fr frontier.com frontiernet.net gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net hey.com
		hotmail.ca hushmail.com i.ua inbox.com inbox.lv inbox.ru interia.pl juno.com kakao.com
		kpnmail.nl list.ru live.ca live.co.uk live.com live.de live.fr live.it live.nl lycos.com
		mac.com mail.com mail.de mail.ru mailbox.org me.com mindspring.com msn.com nate.com
		naver.com neuf.fr nifty.com ntlworld.com o2.pl onet.pl online.de optonline.net
		optusnet.com.au orange.fr outlook.de outlook.fr outlook.jp passport.com planet.nl pm.me
		posteo.de proton.me qq.com rambler.ru riseup.net roadrunner.com rocketmail.com rogers.com
		runbox.com sfr.fr shaw.ca sina.cn sina.com sky.com skynet.be softbank.ne.jp sohu.com
		sympatico.ca talktalk.net telenet.be telus.net terra.com.br tin.it tiscali.it tom.com
		tuta.com tutamail.com ukr.net uol.com.br usa.com usa.net vip.qq.com virginmedia.com voila.fr
		web.de windstream.net wp.pl xs4all.nl xtra.co.nz yahoo.ca yahoo.com.ar yahoo.com.au
		yahoo.com.cn yahoo.com.hk yahoo.com.sg yahoo.in yeah.net ymail.com ziggo.nl zoho.com
		zohomail.com
	`),
]);

/** Local parts that stand for a task and not for a person: those of RFC 2142, and the usual ones. */
export const roles: ReadonlySet<string> = new Set(
	words(`
		abuse accounts admin administrator billing contact customerservice dmarc enquiries feedback
		ftp hello help helpdesk hostmaster hr info jobs legal list-request marketing news noc office
		orders owner postmaster press privacy register registrar root sales security service support
		team uucp usenet webmaster www
	`),
);

/** Mailboxes that only send. */
export const nobody: ReadonlySet<string> = new Set(
	words(`
		bounce bounces daemon donotreply do-not-reply do_not_reply mailer-daemon no-reply no_reply
		noreply nobody
	`),
);

function words(text: string): readonly string[] {
	return text.trim().split(/\s+/);
}
