# shellcheck shell=bash disable=SC2154
# The part of the lab where things go wrong: one domain for each cause that
# mxray must find, each a real server set up so. Read by scripts/lab; the
# tests of it are test/lab/causes.test.ts, which says what each must come to.

# Domain, last part of the server's address, last part of the client's own
# address on the way there: 10 is what it should be, 11 has no PTR, 12 is on
# the block list, 13 goes through the router.
causes_hosts='
greetwait 101 10
pregreet 102 10
pregreet-late 103 10
dnsbl 104 12
dnsbl-drop 105 12
denylist 106 10
rbl 107 12
greylist 108 10
greylist-short 109 10
noptr 110 11
helo-access 111 10
helo-fqdn 112 10
helo-unknown 113 10
helo-policy 114 10
hard-error 115 10
rate 116 10
tls-broken 117 10
stripped 118 10
masked 119 10
callout 121 10
connect-delay 122 10
connect-drop 123 10
connect-bare 124 10
helo-delay 125 10
helo-drop 126 10
helo-bare 127 10
mail-drop 128 10
mail-bare 129 10
rcpt-drop 130 10
rcpt-bare 131 10
rcpt-helo 132 10
rcpt-sender 133 10
harvest 134 10
rcpt-delay 135 10
rhsbl 136 10
hard-user 138 10
null-sender 139 10
busy 140 10
sender-unknown 137 10
isp 141 10
isp-control 142 10
firewalled 143 10
reset 144 10
prohibited 145 10
isp-reset 146 10
isp-reset-control 147 10
mtu 150 13
six-dead 151 10
six-noptr 152 10
sick 153 10
mx2.sick 154 10
proxied 155 10
proxied-control 156 10
'

each_cause() { # FUNCTION, called with domain, server's and client's number
	local domain number source
	while read -r domain number source; do
		if [ -n "$domain" ]; then "$1" "$domain" "$number" "$source"; fi
	done <<<"$causes_hosts"
}

list_causes() { each_cause list_cause; }

list_cause() { printf '%-36s server %s, we come from %s\n' "alice@$1.example" "$net.$2" "$net.$3"; }

# --- network ----------------------------------------------------------------

causes_network() {
	address "$client" "$net.11" "${net6}:11"
	address "$client" "$net.12" "${net6}:12"
	each_cause cause_address
	ip -n "$client" -6 route replace "${net6}:152/128" dev lab0 src "${net6}:11" 2>/dev/null || true
	make_router
	inside "$server" nft -f - <<TEXT
table inet lab {
	chain input {
		type filter hook input priority 0;
		ip daddr { $net.141, $net.142 } tcp dport 25 drop
		ip daddr $net.143 meta l4proto tcp drop
		ip daddr { $net.144, $net.146, $net.147 } tcp dport 25 reject with tcp reset
		ip daddr $net.145 tcp dport 25 reject with icmp type admin-prohibited
		ip6 daddr ${net6}:151 tcp dport 25 drop
	}
}
table ip proxy {
	chain prerouting {
		type nat hook prerouting priority -100;
		ip daddr { $net.155, $net.156 } tcp dport 25 dnat to $net.25
	}
}
TEXT
}

cause_address() {
	local device=lab0
	if [ "$3" = 13 ]; then return; fi
	ip -n "$server" address add "$net.$2/32" dev $device
	ip -n "$client" route replace "$net.$2/32" dev $device src "$net.$3"
	case $2 in 151 | 152) ip -n "$server" address add "${net6}:$2/128" dev $device nodad 2>/dev/null || true ;; esac
}

# A way with a narrow part in it whose "too big" messages somebody throws away.
make_router() {
	local end
	ip netns add "$router"
	ip -n "$router" link set lo up
	ip link add lab1 netns "$client" type veth peer name near netns "$router"
	ip link add lab1 netns "$server" type veth peer name far netns "$router"
	ip -n "$client" address add "$net.13/32" dev lab1
	ip -n "$server" address add "$net.150/32" dev lab1
	ip -n "$router" address add "$net.251/32" dev near
	ip -n "$router" address add "$net.252/32" dev far
	for end in "$client lab1" "$server lab1" "$router near" "$router far"; do
		# shellcheck disable=SC2086
		ip -n ${end% *} link set ${end#* } up
	done
	ip -n "$router" link set near mtu 1280
	ip -n "$client" route replace "$net.150/32" via "$net.251" dev lab1 onlink src "$net.13"
	ip -n "$server" route replace "$net.13/32" via "$net.252" dev lab1 onlink src "$net.150"
	ip -n "$router" route replace "$net.13/32" dev near
	ip -n "$router" route replace "$net.150/32" dev far
	inside "$router" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
	inside "$server" sh -c 'echo 0 >/proc/sys/net/ipv4/tcp_mtu_probing'
	inside "$router" nft -f - <<'TEXT'
table ip lab {
	chain output {
		type filter hook output priority 0;
		icmp type destination-unreachable icmp code frag-needed drop
	}
}
TEXT
}

# --- certificates and DNS ----------------------------------------------------

# So many names that the certificate does not fit into one packet.
causes_certificate() {
	local names
	names=$(seq -f 'DNS:a-name-of-some-length-%g.mtu.example' -s , 80)
	cd "$state"
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=mx.mtu.example' \
		-keyout big.key -out big.csr 2>/dev/null
	openssl x509 -req -in big.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -out big.pem \
		-extfile <(printf 'subjectAltName=DNS:mx.mtu.example,%s' "$names") 2>/dev/null
	cd "$repository"
}

causes_zone() {
	each_cause cause_record
	cat <<TEXT
mx.six-dead AAAA ${net6}:151
mx.six-noptr AAAA ${net6}:152
sick MX 20 mx.mx2.sick
listed A $net.12
narrow A $net.13
12.100.51.198.dnsbl A 127.0.0.2
12.100.51.198.dnsbl TXT "Listed because the lab wants it so"
unwelcome MX 10 mx.postfix
unwelcome.example.dbl A 127.0.1.2
unrouted MX 10 mx.unrouted
mx.unrouted A 203.0.113.5
TEXT
}

cause_record() {
	echo "$1 MX 10 mx.$1"
	echo "mx.$1 A $net.$2"
}

causes_reverse_zone() {
	echo '12 PTR listed.example.'
	echo '13 PTR narrow.example.'
}

# --- Postfix ------------------------------------------------------------------

# What a service of Postfix's master.cf is, with options of its own.
smtpd() { # NUMBER OPTION…
	local number=$1
	shift
	echo "$net.$number:25 inet n - n - - smtpd"
	for option in "$@"; do echo "  -o { $option }"; done
}

postscreen() { # NUMBER|PORT OPTION…
	local where=$net.$1:25 cache=$1
	if [ "$1" -gt 255 ]; then where=127.0.0.1:$1; fi
	shift
	echo "$where inet n - n - 1 postscreen"
	echo "  -o postscreen_cache_map=btree:$state/causes/data/postscreen-$cache"
	for option in "$@"; do echo "  -o { $option }"; done
}

causes_services() {
	postscreen 101 postscreen_greet_wait=6s postscreen_greet_action=enforce
	postscreen 1102 postscreen_greet_action=drop
	postscreen 1103 postscreen_greet_action=enforce
	# The list has to answer within the wait, also on a busy machine.
	postscreen 104 postscreen_dnsbl_sites=dnsbl.example postscreen_dnsbl_action=enforce postscreen_greet_wait=3s
	postscreen 105 postscreen_dnsbl_sites=dnsbl.example postscreen_dnsbl_action=drop postscreen_greet_wait=3s
	postscreen 106 "postscreen_access_list = inline:{$net.10=reject}" postscreen_denylist_action=drop
	smtpd 107 'smtpd_client_restrictions = reject_rbl_client dnsbl.example'
	smtpd 108 "smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:10023"
	smtpd 109 "smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:10024"
	smtpd 110 'smtpd_client_restrictions = reject_unknown_reverse_client_hostname'
	smtpd 111 'smtpd_helo_restrictions = check_helo_access inline:{{mx.causes.example = REJECT You are not me}}'
	smtpd 112 'smtpd_helo_restrictions = reject_non_fqdn_helo_hostname'
	smtpd 113 'smtpd_helo_restrictions = reject_unknown_helo_hostname'
	# Without Postfix's own "Helo command rejected" in front, as a policy server says it.
	smtpd 114 "smtpd_recipient_restrictions = check_policy_service unix:private/helo"
	smtpd 115 smtpd_hard_error_limit=1 smtpd_tls_cert_file=/nonexistent smtpd_tls_key_file=/nonexistent
	smtpd 139 'smtpd_sender_restrictions = check_sender_access inline:{{<> = REJECT}}'
	smtpd 138 smtpd_hard_error_limit=1
	smtpd 116 smtpd_client_connection_rate_limit=1
	smtpd 117 smtpd_tls_security_level=encrypt 'smtpd_tls_mandatory_protocols = >=TLSv1.2, <=TLSv1.2' \
		smtpd_tls_mandatory_ciphers=null
	smtpd 136 'smtpd_sender_restrictions = reject_rhsbl_sender dbl.example'
	smtpd 137 'smtpd_sender_restrictions = reject_unknown_sender_domain'
	smtpd 154
	smtpd 152 'smtpd_client_restrictions = reject_unknown_reverse_client_hostname'
	if has_ipv6; then
		smtpd 152 'smtpd_client_restrictions = reject_unknown_reverse_client_hostname' |
			sed "1s/^[^ ]*/[${net6}:152]:25/"
		smtpd 151 | sed "1s/^[^ ]*/[${net6}:151]:25/"
	fi
	smtpd 151
	smtpd 153 "smtpd_recipient_restrictions = check_policy_service unix:private/gone" \
		smtpd_policy_service_try_limit=1
	smtpd 150 smtpd_tls_security_level=encrypt smtpd_tls_cert_file="$state/big.pem" smtpd_tls_key_file="$state/big.key"
	smtpd 1118 smtpd_tls_security_level=encrypt | sed '1s/^[^ ]*/127.0.0.1:1118/'
	smtpd 141 | sed '1s/:25 /:587 /'
	echo "helo unix - n n - 0 spawn user=nobody argv=/bin/sh $state/causes/policy"
	cat <<'TEXT'
smtpd pass - - n - - smtpd
dnsblog unix - - n - 0 dnsblog
tlsproxy unix - - n - 0 tlsproxy
TEXT
}

has_ipv6() { [[ $(ip -n "$server" -6 address show dev lab0) == *"${net6}:25/"* ]]; }


cause_domain() { echo "$1.example"; }

start_causes_postfix() {
	local etc=$state/causes/etc domains
	mkdir -p "$etc" "$state/causes/queue" "$state/causes/data"
	chmod 711 "$state/causes"
	chown postfix "$state/causes/data"
	domains=$(each_cause cause_domain)
	for domain in $domains; do echo "alice@$domain alice"; done >"$etc/mailboxes"
	cat >"$state/causes/policy" <<'TEXT'
while read -r line; do
	case $line in
	helo_name=*) name=${line#*=} ;;
	'')
		case $name in *.*) echo action=DUNNO ;; *) echo action=550 5.7.1 rejected ;; esac
		echo
		;;
	esac
done
TEXT
	{
		postfix_basics causes
		cat <<TEXT
myhostname = mx.causes.example
inet_protocols = all
virtual_mailbox_domains = $(echo $domains)
virtual_mailbox_maps = texthash:$etc/mailboxes
smtpd_helo_required = yes
smtpd_delay_reject = yes
smtpd_tls_security_level = may
smtpd_tls_cert_file = $state/postfix.pem
smtpd_tls_key_file = $state/postfix.key
smtputf8_enable = yes
postscreen_greet_wait = 1s
TEXT
	} >"$etc/main.cf"
	{
		causes_services
		postfix_services
	} >"$etc/master.cf"
	inside "$server" postfix -c "$etc" start >"$state/causes/out" 2>&1 </dev/null ||
		die "Postfix for the causes does not start: $(cat "$state/causes/out" "$state/causes.log")"
}

# It answers Postfix alone; each has a memory of its own.
start_postgrey() { # PORT SECONDS [OPTION…]
	local port=$1 seconds=$2 data=$state/causes/grey-$1
	shift 2
	mkdir -p "$data"
	chown postgrey:postgrey "$data"
	inside "$server" postgrey --inet=127.0.0.1:"$port" --delay="$seconds" --dbdir="$data" \
		--hostname=mx.causes.example --auto-whitelist-clients=0 "$@" >"$data/out" 2>&1 </dev/null &
}

start_middlebox() { # MODE ADDRESS BACKEND PORT
	inside "$server" python3 "$repository/scripts/lab-middlebox.py" "$@" >>"$state/middlebox.log" 2>&1 </dev/null &
}

# --- Exim ---------------------------------------------------------------------

start_causes_exim() {
	local number addresses=
	for number in $(seq 121 135); do addresses="$addresses${addresses:+ : }$net.$number"; done
	mkdir -p "$state/exim-causes/spool"
	chown -R 64999:64999 "$state/exim-causes"
	{
		cat <<TEXT
primary_hostname = mx.causes.example
keep_environment =
local_interfaces = $addresses
daemon_smtp_ports = 25
spool_directory = $state/exim-causes/spool
log_file_path = $state/exim-causes/%s.log
log_selector = +smtp_connection +smtp_protocol_error
pid_file_path = $state/exim-causes/exim.pid
tls_advertise_hosts = *
tls_certificate = $state/exim.pem
tls_privatekey = $state/exim.key
rfc1413_query_timeout = 0s
smtp_accept_max_per_host = 0
host_lookup = *
CALLOUT = $net.121
CONNECT_DELAY = $net.122
CONNECT_DROP = $net.123
CONNECT_BARE = $net.124
HELO_DELAY = $net.125
HELO_DROP = $net.126
HELO_BARE = $net.127
MAIL_DROP = $net.128
MAIL_BARE = $net.129
RCPT_DROP = $net.130
RCPT_BARE = $net.131
RCPT_HELO = $net.132
RCPT_SENDER = $net.133
HARVEST = $net.134
RCPT_DELAY = $net.135
TEXT
		cat <<'TEXT'
AT = ${if eq{$received_ip_address}
BARE_NAME = ${if !match{$sender_helo_name}{[.]}}
acl_smtp_connect = connect
acl_smtp_helo = helo
acl_smtp_mail = mail
acl_smtp_rcpt = rcpt

begin acl
connect:
  accept condition = AT{CONNECT_DELAY}}
         delay = 6s
  drop   condition = AT{CONNECT_DROP}}
         message = 554 5.7.1 Your address $sender_host_address is on our block list
  drop   condition = AT{CONNECT_BARE}}
  accept

helo:
  accept condition = AT{HELO_DELAY}}
         delay = 6s
  drop   condition = AT{HELO_DROP}}
         condition = BARE_NAME
         message = 550 5.7.1 Your HELO name $sender_helo_name is no name of a host
  drop   condition = AT{HELO_BARE}}
         condition = BARE_NAME
  accept

mail:
  drop   condition = AT{MAIL_DROP}}
         sender_domains = unwelcome.example
         message = 550 5.7.1 The sender domain $sender_address_domain is blocked here
  drop   condition = AT{MAIL_BARE}}
         sender_domains = unwelcome.example
  accept

rcpt:
  drop   condition = AT{RCPT_DROP}}
         !local_parts = alice
         message = 550 5.1.1 No such user here
  drop   condition = AT{RCPT_BARE}}
  deny   condition = AT{RCPT_HELO}}
         condition = BARE_NAME
         message = 550 5.7.1 rejected
  deny   condition = AT{RCPT_SENDER}}
         sender_domains = unwelcome.example
         message = 550 5.7.1 rejected
  drop   condition = AT{HARVEST}}
         message = 550 5.7.1 Too many unknown recipients from $sender_host_address
  warn   condition = AT{RCPT_DELAY}}
         delay = 6s
  deny   condition = AT{CALLOUT}}
         !verify = sender/callout=4s
  accept local_parts = alice
  deny   message = 550 5.1.1 No such user here

begin routers
here:
  driver = accept
  domains = !postfix.example : !unwelcome.example : !client.example : *.example
  transport = drop
there:
  driver = dnslookup
  domains = *
  transport = smtp

begin transports
drop:
  driver = appendfile
  file = /dev/null
smtp:
  driver = smtp
  hosts_avoid_tls = *
TEXT
	} >"$state/exim-causes/exim.conf"
	chmod 644 "$state/exim-causes/exim.conf"
	inside "$server" $exim -C "$state/exim-causes/exim.conf" -bdf >"$state/exim-causes/out" 2>&1 </dev/null &
}

# One connection is all it takes, and somebody has it already.
start_busy_exim() {
	mkdir -p "$state/exim-busy/spool"
	chown -R 64999:64999 "$state/exim-busy"
	cat >"$state/exim-busy/exim.conf" <<TEXT
primary_hostname = mx.busy.example
keep_environment =
local_interfaces = $net.140
daemon_smtp_ports = 25
smtp_accept_max = 1
smtp_receive_timeout = 1d
spool_directory = $state/exim-busy/spool
log_file_path = $state/exim-busy/%s.log
pid_file_path = $state/exim-busy/exim.pid
rfc1413_query_timeout = 0s
TEXT
	inside "$server" $exim -C "$state/exim-busy/exim.conf" -bdf >"$state/exim-busy/out" 2>&1 </dev/null &
	wait_for 'the busy Exim' listens "$net.140:25"
	inside "$server" python3 -c "
import socket
with socket.create_connection(('$net.140', 25)) as connection:
    while connection.recv(1000):
        print('held', flush=True)
" >"$state/exim-busy/holder" 2>&1 </dev/null &
	wait_for 'whoever keeps Exim busy' grep -q held "$state/exim-busy/holder"
}

start_causes() {
	start_postgrey 10023 300
	start_postgrey 10024 3 --greylist-text='Greylisted, try again in %s seconds'
	start_causes_postfix
	start_causes_exim
	start_busy_exim
	start_middlebox first "$net.102" 127.0.0.1 1102
	start_middlebox first "$net.103" 127.0.0.1 1103
	start_middlebox strip "$net.118" 127.0.0.1 1118
	start_middlebox mask "$net.119" 127.0.0.1 1118
}

wait_for_causes() {
	local where
	for where in 127.0.0.1:10023 127.0.0.1:10024 $net.101:25 $net.121:25 $net.102:25 $net.119:25; do
		wait_for "the server at $where" listens "$where"
	done
}
