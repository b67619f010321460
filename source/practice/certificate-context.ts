import {createSecureContext, type SecureContext} from 'node:tls';
import {certificates} from './certificate.ts';
import type {TlsScript} from './script.ts';

const contexts = new Map<string, SecureContext>();

/** The TLS set-up that a script asks for; made once, when it is first needed. */
export function secureContext(script: TlsScript): SecureContext {
	const key = JSON.stringify(script);
	const known = contexts.get(key);
	if (known) return known;
	const {key: privateKey, cert} = certificates[script.certificate ?? 'practice'];
	const isOld = script.maxVersion === 'TLSv1' || script.maxVersion === 'TLSv1.1';
	const context = createSecureContext({
		key: privateKey,
		cert,
		minVersion: script.minVersion ?? (isOld ? 'TLSv1' : 'TLSv1.2'),
		...(script.maxVersion ? {maxVersion: script.maxVersion} : {}),
		// OpenSSL 3 has old versions only at security level 0.
		...(isOld ? {ciphers: 'DEFAULT@SECLEVEL=0'} : {}),
	});
	contexts.set(key, context);
	return context;
}
