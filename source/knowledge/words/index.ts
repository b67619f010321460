import type {ReasonText} from '../reasons.ts';
import {aliyunWords} from './aliyun.ts';
import {appleWords} from './apple.ts';
import {barracudaWords} from './barracuda.ts';
import {charterWords} from './charter.ts';
import {ciscoWords} from './cisco.ts';
import {comcastWords} from './comcast.ts';
import {coxWords} from './cox.ts';
import {daumWords} from './daum.ts';
import {exchangeWords} from './exchange.ts';
import {eximWords} from './exim.ts';
import {facebookWords} from './facebook.ts';
import {freeWords} from './free.ts';
import {gmxIonosWords} from './gmx-ionos.ts';
import {godaddyWords} from './godaddy.ts';
import {googleWords} from './google.ts';
import {improvmxWords} from './improvmx.ts';
import {iuaWords} from './iua.ts';
import {microsoft365Words} from './microsoft-365.ts';
import {microsoftConsumerWords} from './microsoft-consumer.ts';
import {microsoftSharedWords} from './microsoft-shared.ts';
import {mimecastWords} from './mimecast.ts';
import {neteaseWords} from './netease.ts';
import {orangeWords} from './orange.ts';
import {postfixWords} from './postfix.ts';
import {postscreenWords} from './postscreen.ts';
import {proofpointWords} from './proofpoint.ts';
import {sfrWords} from './sfr.ts';
import {sophosWords} from './sophos.ts';
import {symantecWords} from './symantec.ts';
import {tOnlineWords} from './t-online.ts';
import {tencentWords} from './tencent.ts';
import {trendmicroWords} from './trendmicro.ts';
import {variousWords} from './various.ts';
import {variousSoftwareWords} from './various-software.ts';
import {yahooWords} from './yahoo.ts';
import {yandexWords} from './yandex.ts';
import {zohoWords} from './zoho.ts';

type Words = Partial<ReasonText>;

const tables: readonly Readonly<Record<string, Words>>[] = [
	aliyunWords,
	appleWords,
	barracudaWords,
	charterWords,
	ciscoWords,
	comcastWords,
	coxWords,
	daumWords,
	exchangeWords,
	eximWords,
	facebookWords,
	freeWords,
	gmxIonosWords,
	godaddyWords,
	googleWords,
	improvmxWords,
	iuaWords,
	microsoft365Words,
	microsoftConsumerWords,
	microsoftSharedWords,
	mimecastWords,
	neteaseWords,
	orangeWords,
	postfixWords,
	postscreenWords,
	proofpointWords,
	sfrWords,
	sophosWords,
	symantecWords,
	tOnlineWords,
	tencentWords,
	trendmicroWords,
	variousWords,
	variousSoftwareWords,
	yahooWords,
	yandexWords,
	zohoWords,
];

let all: ReadonlyMap<string, Words> | undefined;

/** The words of a rule of a provider or a program, by its id; what they leave out comes from its reason. */
export function wordsOf(id: string): Words | undefined {
	all ??= new Map(tables.flatMap((table) => Object.entries(table)));
	return all.get(id);
}

/** All ids that have words. */
export function wordIds(): readonly string[] {
	return tables.flatMap((table) => Object.keys(table));
}
