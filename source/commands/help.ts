/** What `mxray --help` prints. */
export const help = `
Usage
  mxray [ADDRESS]            walk one SMTP conversation with the mail exchanger of ADDRESS
  mxray --practice [ADDRESS] the same on the built-in practice network: offline, no traces
  mxray explain REPLY…       say what a reply, a code or a keyword means
  mxray preflight            look at yourself as a receiver does, before you walk
  mxray ledger               how often mxray went where lately, and the limits it keeps to

Nothing is sent before you approve it, and mxray never sends a message (no DATA).

How the walk goes
  --auto               approve every step; private addresses found in DNS are declined
                       (implied where there is no terminal to ask on)
  --stop-after STAGE   go to QUIT after mx, connect, banner, ehlo, starttls, mail, rcpt or vrfy
  --from ADDRESS       envelope sender; '<>' is the null sender
                       (default: postmaster@ your host name, if it has a public one)
  --helo NAME          name for EHLO (default: the confirmed PTR name of your address)
  --mx HOST[:PORT]     talk to this host instead of asking for the MX records
  --port PORT          port to connect to (default 25)
  --ipv4, --ipv6       connect over this family only
  --resolver IP[:PORT] DNS server to ask; may be repeated
  --timeout SECONDS    wait this long for the connection and for each reply (at most 300)
  --ca FILE            trust the certificates in this PEM file, too
  --allow-private      contact loopback and private addresses without asking
  --ignore-limits      connect though that passes a limit that mxray keeps to (see mxray ledger)

Finding out why
  --experiments        after the walk, repeat it with one thing changed at a time: other hosts,
                       family, EHLO name, sender, TLS, pace, a made-up mailbox …
  --max-connections N  never more than N connections for all experiments (default 12)
  --pace SECONDS       pause between two connections (default 5; on the practice network none)
  --control DOMAIN     may be contacted, too, to tell "all of port 25 is dead from here" from
                       "only they refuse me"; may be repeated
  --other-from ADDRESS, --other-helo NAME
                       a sender or EHLO name of yours to try as well; may be repeated
  --resume [ADDRESS]   go back to a server that said "not now": same address, sender, recipient
                       and host, when the wait is over

Who you are to them (mxray preflight --help tells more)
  --preflight          look at yourself first, then walk; the verdict counts what was found
  --my-ip IP           with it: your public address, where this machine does not know it
  --whoami[=NAME@SERVER], --callback, --dnsbl, --dnsbl-zone ZONE
                       with it: agree to ask an address service, to call your sender back as a
                       receiver does, to ask block lists

How it is shown
  --plain              plain text, in the notation of swaks, also on a terminal
  --screen-reader      line by line, no boxes, whose turn it is and the keys said in words
  --reduced-motion     no spinner; clocks go on every five seconds
  --ascii              no characters beyond ASCII (by itself where the locale is not UTF-8)
  --theme NAME         auto, dark, light, or none for no colours (as NO_COLOR does)
  --verbose            in plain text: whole DNS answers, sources, all certificates
  --their-side         in plain text: at the end, what the server may have thought at each line
  --json               one JSON document at the end (implies --auto)
  --ndjson             one JSON line per event, as it happens (implies --auto)

Settings
  A file config.json in the folder for settings of your system (~/.config/mxray on Linux), or
  the one that MXRAY_CONFIG names: keys of the app, and defaults for what you repeat.
  MXRAY_FROM, MXRAY_HELO, MXRAY_REDUCED_MOTION … do the same; options win over both.
  --print-config       print such a file, with everything in it commented out

  --help, --version

Exit codes say whose turn it is
  0 accepted · 10 recipient refused · 11 deferred · 12 you are refused
  13 domain takes no mail or does not exist · 20 connection lost · 21 could not connect
  22 DNS failed · 23 TLS failed · 24 not SMTP · 30 cannot tell · 64 usage · 130 interrupted
`;
