# shellcheck shell=bash disable=SC2154
# The part of the lab in which mxray looks at itself as a receiver does: one
# zone of everything (also of names that are real elsewhere, such as
# zen.spamhaus.org; nothing leaves the lab), a real recursive resolver in
# front of it, and another server that knows no NXDOMAIN. Read by scripts/lab;
# the tests of it are test/lab/preflight-dns.test.ts.
#
#   .54  Knot with a root zone of its own   .55  Unbound, which asks it: the resolver to use
#   .56  Knot that rewrites NXDOMAIN         .59  a name server that stays silent
#
# Names below silent.example.net are served by the silent one, below broken.example.net
# by one that does not know them (SERVFAIL); refused.example.net Unbound refuses.

preflight_network() {
	local host
	for host in 54 55 56 59; do address "$server" "$net.$host" "${net6}:$host"; done
	inside "$server" nft -f - <<TEXT
table inet preflight {
	chain input {
		type filter hook input priority 0;
		ip daddr $net.59 drop
	}
}
table ip preflight_nat {
	chain prerouting {
		type nat hook prerouting priority -100;
		ip daddr $net.160 tcp dport 25 dnat to $net.26
	}
	chain input {
		type nat hook input priority 100;
		ip saddr 192.168.77.2 snat to 203.0.113.7
	}
}
TEXT
	# The way to nat.example: from a private address, behind which Exim sees a public one.
	ip -n "$client" address add 192.168.77.2/32 dev lab0
	ip -n "$client" route replace "$net.160/32" dev lab0 src 192.168.77.2
	ip -n "$server" address add "$net.160/32" dev lab0
	for host in 192.168.77.2 203.0.113.7; do ip -n "$server" route replace "$host/32" dev lab0; done
}

# In the zone that all of the lab shares.
preflight_names() {
	cat <<TEXT
nat MX 10 mx.nat
mx.nat A $net.160
TEXT
}

# The address of a name server in the form of a block list: 203.0.113.N and 2001:db8::N.
reverse4() { echo "$1.113.0.203"; }
reverse6() { echo "$1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2"; }

preflight_zone() {
	local list
	cat <<TEXT
\$ORIGIN .
\$TTL 300
@ SOA ns.lab. hostmaster.lab. 1 3600 600 86400 60
@ NS ns.lab.
ns.lab. A $net.54

; Addresses: 7 is as it should be.
$(reverse4 7).in-addr.arpa. PTR mail.good.example.
$(reverse6 7).ip6.arpa. PTR mail.good.example.
mail.good.example. A 203.0.113.7
mail.good.example. AAAA 2001:db8::7
$(reverse4 9).in-addr.arpa. PTR mail.good.example.
$(reverse6 9).ip6.arpa. PTR mail.good.example.
$(reverse4 10).in-addr.arpa. PTR p10-113.dyn.isp.example.
p10-113.dyn.isp.example. A 203.0.113.10
$(reverse4 11).in-addr.arpa. CNAME 11.broken.example.net.
$(reverse4 12).in-addr.arpa. CNAME 12.silent.example.net.
$(reverse4 13).in-addr.arpa. PTR one.good.example.
$(reverse4 13).in-addr.arpa. PTR two.good.example.
two.good.example. A 203.0.113.13
$(reverse4 14).in-addr.arpa. PTR nowhere.good.example.
nowhere.good.example. TXT "no address"
$(reverse4 15).in-addr.arpa. PTR not_a_host.
$(reverse4 16).in-addr.arpa. PTR mail.broken.example.net.
$(reverse4 17).in-addr.arpa. PTR static-203-0-113-17.isp.example.
static-203-0-113-17.isp.example. A 203.0.113.17

; Domains: good.example is as it should be.
good.example. MX 10 mail.good.example.
_dmarc.good.example. TXT "v=DMARC1; p=reject; rua=mailto:dmarc@good.example"
_mta-sts.good.example. TXT "v=STSv1; id=20261130;"
_smtp._tls.good.example. TXT "v=TLSRPTv1; rua=mailto:tls@good.example"
sub.good.example. A 203.0.113.7
good.example. TXT "v=spf1 mx ip4:203.0.113.16/28 -all"
mail.good.example. TXT "v=spf1 a -all"
nullmx.example. MX 0 .
implicit.example. A 203.0.113.7
nowhere.example. MX 10 mx.nowhere.example.
private.example. MX 10 mx.private.example.
mx.private.example. A 10.1.2.3
aliased.example. MX 10 mx.aliased.example.
mx.aliased.example. CNAME mail.good.example.
empty.example. TXT "nothing here"
loop.example. CNAME pool.example.
pool.example. CNAME loop.example.
_dmarc.empty.example. TXT "v=DMARC1; p=reject"
_dmarc.empty.example. TXT "v=DMARC1; p=none"
_mta-sts.empty.example. TXT "v=STSv1; id=not valid"
_smtp._tls.empty.example. TXT "v=TLSRPTv1"
outlying.example. MX 10 mx.broken.example.net.
gmail.com. MX 5 mx.google.com.
mx.google.com. A 192.0.2.5
target.example. MX 10 mx.target.example.
mx.target.example. A 192.0.2.6

; Block lists. An address that is on one: 20 as a source of spam, 21 as a home line.
2.0.0.127.zen.spamhaus.org. A 127.0.0.2
2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.zen.spamhaus.org. A 127.0.0.2
$(reverse4 20).zen.spamhaus.org. A 127.0.0.3
$(reverse4 20).zen.spamhaus.org. TXT "Listed by the lab"
$(reverse6 f).zen.spamhaus.org. A 127.0.0.3
$(reverse4 21).zen.spamhaus.org. A 127.0.0.10
$(reverse4 22).zen.spamhaus.org. A 127.255.255.254
$(reverse4 23).zen.spamhaus.org. A 127.255.255.255
dbltest.com.dbl.spamhaus.org. A 127.0.1.2
listed.example.dbl.spamhaus.org. A 127.0.1.2
refused-to.example.dbl.spamhaus.org. A 127.255.255.254
*.everything.example. A 127.0.0.2
*.sold.example. A 192.0.2.80
TEXT
	for list in bl.example dbl.example; do echo "lists.$list. TXT \"a zone of somebody\""; done
	echo '2.0.0.127.bl.example. A 127.0.0.2'
	echo "$(reverse4 20).bl.example. A 127.0.0.9"
}

# It answers with an address wherever there is none, as some providers' resolvers do.
rewriting_zone() {
	cat <<TEXT
\$ORIGIN .
\$TTL 300
@ SOA ns.lab. hostmaster.lab. 1 3600 600 86400 60
@ NS ns.lab.
ns.lab. A $net.56
* A 192.0.2.80
TEXT
}

start_preflight_knot() { # NAME ADDRESS ZONE-FUNCTION
	local folder=$state/$1
	mkdir -p "$folder"
	"$3" >"$folder/root.zone"
	cat >"$folder/knot.conf" <<TEXT
server:
    rundir: "$folder"
    listen: [ $2@53 ]
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
database:
    storage: "$folder"
log:
  - target: "$state/$1.log"
    any: info
zone:
  - domain: .
    storage: "$folder"
    file: root.zone
    zonefile-sync: -1
    journal-content: none
TEXT
	inside "$server" knotd -c "$folder/knot.conf" >"$folder/out" 2>&1 </dev/null &
}

start_preflight() {
	local zone
	start_preflight_knot preflight-dns "$net.54" preflight_zone
	start_preflight_knot rewriting-dns "$net.56" rewriting_zone
	mkdir -p "$state/unbound"
	{
		cat <<TEXT
server:
    directory: "$state/unbound"
    chroot: ""
    username: ""
    pidfile: "$state/unbound/unbound.pid"
    use-syslog: no
    logfile: "$state/unbound.log"
    interface: $net.55
    access-control: 0.0.0.0/0 allow
    outgoing-interface: $net.55
    do-ip6: no
    module-config: "iterator"
    num-threads: 1
    cache-max-negative-ttl: 1
    local-zone: "refused.example.net." refuse
    local-zone: "18.113.0.203.in-addr.arpa." refuse
TEXT
		# Unbound answers these by itself (RFC 6303) unless told otherwise.
		for zone in 113.0.203.in-addr.arpa 8.b.d.0.1.0.0.2.ip6.arpa; do
			echo "    local-zone: \"$zone.\" nodefault"
		done
		cat <<TEXT
remote-control:
    control-enable: no
stub-zone:
    name: "."
    stub-addr: $net.54
stub-zone:
    name: "silent.example.net"
    stub-addr: $net.59
stub-zone:
    name: "broken.example.net"
    stub-addr: $net.53
TEXT
	} >"$state/unbound/unbound.conf"
	inside "$server" unbound -d -c "$state/unbound/unbound.conf" >"$state/unbound/out" 2>&1 </dev/null &
	for zone in 54 55 56; do wait_for "DNS at .$zone" listens "$net.$zone:53"; done
	if grep error: "$state/preflight-dns.log" "$state/rewriting-dns.log" >&2; then die 'the zones of preflight are wrong'; fi
}
