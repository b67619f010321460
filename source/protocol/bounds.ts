/**
 * Bounds on everything the other side sends. A diagnostic tool wants to see
 * more than a mail client has to accept, but never without an end.
 */

/** RFC 5321 §4.5.3.1.5: a reply line has at most 512 octets including CR LF. Longer is a finding. */
export const replyLineOctets = 512;
/** Bytes of one line that are kept; the rest is counted and dropped. */
export const keptLineBytes = 8 * 1024;
/** Lines of one reply that are kept, and its bytes; beyond either the reply ends as `reply-too-long`. */
export const maxReplyLines = 10_000;
export const maxReplyBytes = 1024 * 1024;
/** Lines of a reply that are shown while it still goes on: the newest. */
export const maxArrivingLines = 36;
/** Bytes of one line before we give up on ever seeing its end. */
export const maxLineBytes = 1024 * 1024;
/** Replies of one connection that are read; a walk needs about ten. */
export const maxReplies = 1000;
/** Replies nobody asked for, a connection. */
export const maxUnsolicitedReplies = 50;
/** Their bytes and their lines, all together. */
export const maxUnsolicitedBytes = 1024 * 1024;
export const maxUnsolicitedLines = 10_000;
/** Anomalies kept of one reply, so that a hostile one cannot fill the log. */
export const maxAnomaliesPerReply = 20;
/** RFC 5321 §4.5.3.1.4: a command line has at most 512 octets including CR LF; extensions add to it. */
export const commandLineOctets = 512;
/** Longest command line that we send, even on purpose. */
export const maxCommandBytes = 2000;
/** RFC 5321 §4.5.3.1: octets of a local part, a domain, a path. */
export const localPartOctets = 64;
export const domainOctets = 255;
export const pathOctets = 256;
/** Mail exchangers whose addresses are looked up; a domain with more keeps the first. */
export const maxMailHosts = 20;
/** Addresses of one host that are kept. */
export const maxAddressesPerHost = 20;
/** Certificates of a chain that are kept. */
export const maxCertificates = 10;
/** Capabilities of an EHLO reply that are kept, parameters of one, and characters of a word. */
export const maxCapabilities = 200;
export const maxParameters = 100;
export const maxWordCharacters = 500;
/** Hops of a CNAME chain that are followed inside an answer. */
export const maxAliasHops = 16;
