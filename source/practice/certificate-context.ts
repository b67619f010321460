import {createSecureContext, type SecureContext, type SecureContextOptions} from 'node:tls';
import {certificates} from './certificate.ts';
import type {TlsScript} from './script.ts';

// OpenSSL 3 has old versions only at security level 0.
const versions: Readonly<Record<NonNullable<TlsScript['versions']>, SecureContextOptions>> = {
	today: {minVersion: 'TLSv1.2'},
	'up-to-1.1': {minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0'},
	'none-in-common': {maxVersion: 'TLSv1.2', ciphers: 'aNULL@SECLEVEL=0'},
};

const contexts = new Map<string, SecureContext>();

/** The TLS set-up that a script asks for; made once, when it is first needed. */
export function secureContext(script: TlsScript): SecureContext {
	const key = JSON.stringify(script);
	const known = contexts.get(key);
	if (known) return known;
	const {key: privateKey, cert} = certificates[script.certificate ?? 'practice'];
	const context = createSecureContext({
		key: privateKey,
		cert,
		...versions[script.versions ?? 'today'],
	});
	contexts.set(key, context);
	return context;
}
