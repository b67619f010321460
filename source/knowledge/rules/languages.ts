import type {Reason} from '../../model/verdict.ts';
import type {Rule} from '../rule.ts';
import {textRule} from './text-rule.ts';

/**
 * The same concepts in other languages. Words are written as folding leaves
 * them: lower case, Latin and Cyrillic letters without accents (ü is u, й is и).
 */
const who = [
	// German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish
	'benutzer|empfanger|postfach|konto|mailbox|adresse|adressat|teilnehmer|kennung',
	'utilisateur|destinataire|boite|compte|usager|abonne|correspondant',
	'usuario|destinatario|buzon|casilla|cuenta|direccion|correo|utilizador|caixa|conta|endereco',
	'utente|casella|indirizzo|account',
	'gebruiker|ontvanger|postbus|postvak|adres',
	'uzytkownik|odbiorc|adresat|skrzynk|konta|uzivatel|prijemce|schrank|anvandare|mottagare|bruger|modtager',
	// Russian, Ukrainian
	'пользовател|получател|ящик|адрес|аккаунт|учетн|користувач|скриньк',
	// Chinese, Japanese, Korean
	'用户|用戶|收件人|邮箱|郵箱|信箱|账号|帐号|帳號|账户|帐户|地址|收信人|邮件地址',
	'ユーザ|宛先|受信者|メールボックス|アドレス|アカウント|사용자|수신자|수신인|메일함|편지함|계정|주소',
].join('|');

const sender =
	'absender|versender|expediteur|emetteur|remitente|remetente|mittente|afzender|nadawc|отправител|发件人|發件人|寄件人|寄件者|发信人|送信者|差出人|발신자|보낸';
const client =
	'ihre? (?:ip|server|host|rechner|mailserver)|ihr[er]* ip|\\bip\\b|ip-?adresse|adresse ip|votre (?:ip|serveur|adresse)|su (?:ip|servidor)|seu (?:ip|servidor)|(?:tuo|suo|vostro) (?:ip|server)|il server|uw (?:ip|server)|ваш[а-я]* (?:ip|сервер|адрес)|您的ip|你的ip|ip地址|ip#|接続元|送信元|접속';
const notThere =
	'existiert (?:hier )?nicht|gibt es (?:hier )?nicht|(?:ist )?unbekannt|nicht (?:gefunden|bekannt|vorhanden|gultig)|ungultig|n.existe (?:pas|plus)|inconnu|inexistant|invalide|introuvable|n.est pas (?:valide|connu)|desconocid|no existe|inexistente|no (?:encontrad|valid)|invalid[oa]|nao existe|desconhecid|nao (?:encontrad|localizad)|sconosciut|non esiste|inesistente|non (?:trovat|valid)|bestaat niet|onbekend|niet gevonden|ongeldig|nie istnieje|nieznan|nie znaleziono|neexistuje|neznam|finns inte|okand|findes ikke|не существу|не наиден|неизвест|не зарегистр|неверн|недеиствит|не знаиден|не iснує|不存在|找不到|未找到|无效|無效|没有找到|查无|查無|不正确|見つかりません|存在しません|存在しない|不明|ありません|無効|존재하지|없는|없습니다|알 수 없';
const noSuch =
	'kein(?:e|en)? (?:solch|gultig|passend|bekannt)[a-z]* |unbekannte[rsn]? |ungultige[rsn]? |aucun |pas d[e.]|utente sconosciuto|onbekende |ongeldig[e]? |nie ma (?:takiego |takiej )?|nieznan[a-z]+ |brak |нет (?:такого |такои )?|такого |неизвестн[а-я]+ |неверн[а-я]+ |无此|無此|没有此|沒有此|无效的?|未知';

type Spec = readonly [
	id: string,
	reason: Reason,
	anchors: string,
	pattern: string,
	examples: readonly string[],
	extra?: Partial<Rule>,
];

// prettier-ignore
const specs: readonly Spec[] = [
	['virus', 'virus', 'viren|病毒|вирус|ウイルス|ウィルス|바이러스', 'viren|病毒|вирус|ウイルス|ウィルス|바이러스', ['550 Viren gefunden', '550 邮件含有病毒']],
	['spam', 'spam-content', 'spam|垃圾|спам|迷惑|スパム|스팸|werbung|pourriel|indesirable|no deseado|basura|indesiderat|lixo', '(?:als|wie|comme|come|como|por|per|jako|als) (?:moglicher |posible |possible )?(?:spam|werbung|pourriel)|\\bspam\\b.{0,30}(?:eingestuft|erkannt|detecte|detectado|rilevat|wykryt|abgelehnt|refuse|rechazad|respint)|(?:nachricht|mail|message|mensaje|messaggio|mensagem|bericht|wiadomosc).{0,40}\\bspam\\b|垃圾|спам|迷惑メール|スパム|스팸|pourriel|no deseado|indesiderat|lixo eletronico', ['550 Ihre Nachricht wurde als Spam eingestuft', '550 垃圾邮件', '554 Письмо похоже на спам']],
	['greylisted', 'greylisted', '灰名单|灰名單|serыи|серы|グレイリスト|グレーリスト|그레이', '灰名单|灰名單|серы[а-я]* спис|グレイリスト|グレーリスト|그레이', ['451 灰名单，请稍后重试'], {codes: '4xx'}],
	['no-ptr', 'no-ptr', 'reverse|dns inverse|dns inversa|dns inverso|inverso|inversa|обратн|反向|逆引き|역방향|ruckwarts', 'reverse-?dns|dns invers[eao]|(?:resolucion|resolution|resolucao|registro|record|zone) (?:dns )?invers|обратн[а-я]* (?:зон|dns|запис)|反向(?:解析|dns|域名)|逆引き|역방향|ptr-?eintrag', ["550 Pas d'enregistrement DNS inverse pour votre adresse"]],
	['tls', 'tls-required', 'verschlusselung|chiffrement|chiffree|cifrad|crittograf|criptografi|versleutel|szyfrowan|шифрован|加密|暗号化|암호화', '(?:verschlusselung|chiffrement|connexion chiffree|cifrad|crittograf|criptografi|versleutel|szyfrowan|шифрован|加密|暗号化|암호화)', ['530 Verschlüsselung erforderlich'], {except: '(?:anhang|datei|fichier|archivo|附件|添付)'}],
	['sender-auth', 'sender-auth-failed', '伪造|偽造|なりすまし|поддел|gefalscht|usurp|falsificad|falsificat', '伪造|偽造|なりすまし|поддел|gefalscht|usurp|falsificad|falsificat', ['550 发件人伪造']],
	['auth', 'auth-required', 'anmeldung|authentifi|passwort|kennwort|mot de passe|autentica|contrasena|senha|accedere|wachtwoord|haslo|uwierzytel|аутентификац|авторизац|парол|认证|認證|密码|密碼|登录|登入|認証|パスワード|인증|비밀번호', '(?:anmeldung|authentifi[a-z]+|passwort|kennwort|mot de passe|autentica[a-z]*|contrasena|senha|wachtwoord|haslo|uwierzytel[a-z]*|аутентификац|авторизац|парол|认证|認證|密码|密碼|登录|登入|認証|パスワード|인증|비밀번호)', ['535 Anmeldung fehlgeschlagen, Passwort falsch', '530 Authentification requise', '530 Se requiere autenticación', '535 认证失败'], {except: 'spf|dkim|dmarc'}],
	['rate', 'rate-limited', 'zu viele|zu oft|zu schnell|trop d|trop nombreu|demasiad|muitas|muitos|excesso|excessiv|excesiv|troppe|troppi|te veel|zbyt wiele|слишком|превышен|过于频繁|頻繁|频繁|频率|頻率|超过限制|连接数|連線數|过多|過多|太多|次数|多すぎ|制限|너무 많|초과', '(?:zu viele|trop de|demasiad[oa]s|muitas|muitos|troppe|troppi|te veel|zbyt wiele|слишком (?:много|част))[^.;]{0,24}(?:verbindung|nachricht|mails|anfragen|versuch|fehler|sitzung|connexion|messages|requete|tentative|erreurs|conexion|mensajes|intentos|errores|conexoes|mensagens|connessioni|messaggi|tentativi|errori|verbinding|berichten|polacze|wiadomos|соединен|подключен|сообщен|писем|запрос|ошибок|попыт)|zu (?:oft|schnell|haufig)|превышен[а-я]* (?:лимит|число|количеств|частот)|频繁|頻繁|频率|頻率|发送频|连接数|連線數|(?:连接|連線|连接次数|发送|错误|邮件|请求)[^，。]{0,8}(?:过多|過多|太多|超过|超出|超限)|(?:过多|太多)的?(?:连接|错误|邮件)|接続[^。]{0,12}(?:多すぎ|制限)|送信制限|너무 많은 (?:연결|메일)', ['421 Zu viele Verbindungen von Ihrer IP-Adresse', '421 Trop de connexions simultanées', '421 Demasiadas conexiones', '421 Слишком много соединений', '450 发送频率超过限制']],
	['too-many-recipients', 'too-many-recipients', 'empfanger|destinataire|destinatari|ontvangers|odbiorc|получател|收件人|宛先|수신자', '(?:zu viele|trop de|demasiad[oa]s|muitos|troppi|te veel|zbyt wielu|слишком много) (?:empfanger|destinataires|destinatari|ontvangers|odbiorc|получател)|收件人(?:数|数量|太多|过多|超)|宛先(?:数)?が?多すぎ', ['452 Zu viele Empfänger', '452 Trop de destinataires']],
	['reputation', 'bad-reputation', 'reputation|reputacion|reputazione|reputacao|репутац|信誉|信譽|評価|평판', 'reputation|reputacion|reputazione|reputacao|репутац|信誉|信譽|レピュテーション|평판', ['550 Mala reputación de su servidor']],
	['sender', 'sender-rejected', sender, `(?:${sender})`, ['550 Absender nicht erlaubt', '550 Expéditeur refusé', '550 Remitente rechazado', '550 发件人被拒绝', '550 Отправитель отклонен']],
	['ip-listed', 'ip-blocklisted', 'sperrliste|schwarze|liste noire|listes noires|lista negra|listas negras|lista nera|zwarte lijst|czarn|черн|стоп-лист|黑名单|黑名單|ブラックリスト|블랙리스트|blockiert|gesperrt|bloque|blocat|bloccat|bloquead|geblokkeerd|zablokowan|заблокирован|отказ|拒绝|拒絕|封禁|屏蔽|拒否|차단|geblockt|abgelehnt', `sperrliste|schwarze[nr]? liste|listes? noires?|listas? negras?|lista nera|zwarte lijst|czarn[a-z]+ li[sś]|черн[а-я]+ спис|стоп-лист|黑名单|黑名單|ブラックリスト|블랙리스트|(?:${client}).{0,40}(?:blockiert|geblockt|gesperrt|abgelehnt|bloque|bloccat|bloquead|rechazad|refuse|geblokkeerd|zablokowan|заблокирован|отклон|отказ|拒绝|拒絕|封禁|屏蔽|拒否|차단)`, ['550 Ihre IP-Adresse steht auf einer Sperrliste', '554 Ihr Server ist blockiert', '550 Votre adresse IP est sur liste noire', '550 Adresse IP source bloquée', '550 Su IP está en una lista negra', '550 您的IP在黑名单中', '550 IP被拒绝', '550 Ваш IP в черном списке']],
	['relay', 'relay-denied', 'weiterleitung|gehostet|relais|relayage|retransmis|reenvio|inoltro|hostead|中继|中繼|转发|轉發|ретрансл|пересыл|релеи|中継|릴레이|relay', '(?:weiterleitung|relayage|retransmis|reenvio|inoltro|ретрансл|пересыл|релеи)|(?:nicht|pas|no|non|nao|niet) (?:gehostet|heberge|alojad|ospitat|hospedad)|nicht zustandig|\\brelais\\b|中继|中繼|轉發|不转发|中継|릴레이', ['550 Weiterleitung nicht erlaubt, Domain wird hier nicht gehostet', '550 Relais refusé']],
	['temp', 'mailbox-temp-unavailable', who, `(?:${who}).{0,40}(?:vorubergehend|zurzeit|derzeit|momentan|temporair|temporal|temporane|tijdelijk|tymczasow|chwilowo|временно|暂时|暫時|一時|일시)`, ['450 Postfach vorübergehend nicht verfügbar', '450 Почтовый ящик временно недоступен'], {codes: '4xx', except: 'service|dienst|server|сервис|服务'}],
	['full', 'mailbox-full', 'voll|uberschritten|uberfullt|plein|depass|satur|llen|excedid|superad|pien|esaurit|cheia|lotad|vol|peln|przepelnion|przekrocz|переполнен|превыш|заполнен|满|滿|容量|空间|空間|いっぱい|초과|가득|quota|kvot', `(?:${who}|quota|speicherplatz|stockage|espace|espacio|almacenamiento|spazio|espaco|cota|kwota|квот|место|空间|空間|容量).{0,40}(?:\\bvoll\\b|uberschritten|uberfullt|ausgeschopft|\\bpleine?\\b|depass|saturee?|\\bllen[oa]|excedid|superad|\\bpien[oa]|esaurit|\\bcheia|lotad|\\bvol\\b|\\bpeln|przepelnion|przekrocz|переполнен|превыш|заполнен|исчерпан|已?满|已?滿|超过|超出|不足|いっぱい|超過|超え|초과|가득)|(?:превышен[а-я]*|переполнен[а-я]*) (?:квот|ящик|почтов)|(?:speicherplatz|quota) (?:uberschritten|depassee?|excedid|superad)|(?:容量|配额|配額)`, ['552 Das Postfach ist voll', '552 Boîte du destinataire pleine', '552 El buzón del destinatario está lleno', '552 Casella di posta piena', '552 Caixa postal cheia', '552 邮箱已满', '552 メールボックスがいっぱいです', '552 Почтовый ящик переполнен'], {except: '(?:nachricht|message|mensaje|messaggio|письмо|邮件).{0,12}(?:gro|volum|grand|больш|过大)'}],
	['disabled', 'mailbox-disabled', who, `(?:${who}).{0,50}(?:gesperrt|deaktiviert|inaktiv|stillgelegt|geschlossen|geloscht|abgeschaltet|desactive|bloquee?\\b|suspendue?\\b|archivee?\\b|fermee?\\b|inactif|inactive\\b|resilie|deshabilitad|desactivad|suspendid|inactiv[oa]|bloquead|cancelad|disabilitat|disattivat|sospes|bloccat|disattiv|desativad|suspens|uitgeschakeld|geblokkeerd|opgeheven|zablokowan|niedostepn|nieaktywn|wylaczon|отключен|заблокирован|неактив|приостановлен|закрыт|удален|停用|禁用|冻结|凍結|注销|註銷|关闭|關閉|停止|無効化|정지|차단|휴면|해지)`, ['550 Das Postfach ist gesperrt', '550 Compte désactivé', '550 La cuenta está deshabilitada', '550 Casella disattivata', '550 Conta desativada', '550 账号已被停用', '550 Аккаунт заблокирован'], {except: '\\bip\\b|ip-?adresse|serveur|ihre? server'}],
	['domain', 'domain-not-found', 'domane|domaine|dominio|domein|domen|домен|域名|域|ドメイン|도메인', `(?:domane|domaine|dominio|domein|domen|домен|域名|ドメイン|도메인).{0,40}(?:${notThere})|(?:unbekannte|ungultige) domane`, ['550 Domäne nicht gefunden', "550 Le domaine du destinataire n'existe pas"]],
	['user', 'user-unknown', who, `(?:${who}).{0,60}(?:${notThere})|(?:${noSuch}) ?(?:[a-z]{0,12} )?(?:${who})|(?:${notThere}).{0,6}(?:的)?(?:${who})|такого адреса|宛先不明`, ['550 Unbekannter Empfänger', '550 Utilisateur inconnu', '550 El usuario no existe', '550 Utente sconosciuto', '550 Usuário desconhecido', '550 Gebruiker bestaat niet', '550 Nieznany odbiorca', '550 用户不存在', '550 ユーザーが見つかりません', '550 Пользователь не найден'], {except: `${sender}|domain|sender`}],
	['size', 'message-too-big', 'gro|volumin|grand|tamano|tamanho|dimension|grote|duz|большо|превыш|过大|太大|過大|大きすぎ|サイズ|너무', '(?:nachricht|mail|message|mensaje|correo|messaggio|mensagem|bericht|wiadomosc|сообщение|письмо|anhang|piece jointe).{0,30}(?:zu gro(?:ß|ss)|trop (?:volumineu|grand|gros|lourd)|demasiado grande|muito grande|troppo grande|te groot|zbyt duz|слишком больш)|слишком больш[а-я]+ (?:сообщ|письм|размер)|zu gro(?:ß|ss)|(?:邮件|郵件|附件|信件)[^，。]{0,6}(?:过大|太大|過大|超过|超大)|サイズ[^。]{0,8}(?:超|大き)|大きすぎ', ['552 Die Nachricht ist zu groß', '552 Message trop volumineux', '552 Mensaje demasiado grande', '552 邮件过大', '552 Слишком большое сообщение']],
	['unavailable', 'service-unavailable', 'dienst|verfugbar|service|servicio|servico|servizio|сервис|服务|服務|サービス|서비스|uberlastet|surcharge|sobrecarg|indispon|no disponible|non disponibile|occupe|перегруж|недоступ|维护|維護|繁忙|混雑|メンテナンス', '(?:dienst|service|server|serveur|servidor|servicio|servico|servizio|сервис|сервер|服务器?|服務器?|サービス|サーバ|서비스).{0,40}(?:nicht verfugbar|uberlastet|indisponible|surcharge|refuse|no disponible|sobrecarg|indisponivel|non disponibile|sovraccaric|occupe|niedostepn|недоступ|перегруж|不可用|繁忙|忙|维护|維護|利用できません|混雑|停止|없)|(?:nicht verfugbar|momentanement indisponible)|メンテナンス|维护', ['421 Der Dienst ist vorübergehend nicht verfügbar', '421 Servicio no disponible', '421 Servizio non disponibile', '421 服务不可用', '421 Сервис временно недоступен']],
	['system', 'system-error', 'fehler|erreur|error interno|errore interno|erro interno|fout|blad|ошибк|错误|錯誤|エラー|오류', '(?:interner|technischer|systemfehler|serverfehler).{0,12}(?:fehler)?|erreur (?:interne|systeme|technique|temporaire)|error interno|errore interno|erro interno|interne fout|blad (?:wewnetrzny|serwera)|внутренн[а-я]+ ошибк|ошибк[а-я]+ (?:сервера|системы)|(?:系统|系統|内部|服务器|伺服器)[^，。]{0,4}(?:错误|錯誤|故障|异常)|(?:内部|システム|サーバ)[^。]{0,6}エラー|(?:내부|시스템|서버) 오류', ['451 Interner Fehler', '451 Erreur interne du serveur', '451 Error interno', '451 系统错误']],
	['policy', 'policy', 'richtlinie|sicherheitsgrund|nicht erlaubt|nicht gestattet|zugriff verweigert|politique|interdit|non autorise|politica|no permitid|no autorizad|prohibid|nao permitid|proibid|non consentit|vietat|niet toegestaan|beleid|zabronion|niedozwol|политик|запрещ|策略|规则|規則|禁止|不允许|不允許|許可されて|ポリシー|정책', 'richtlinie|sicherheitsgrund|nicht (?:erlaubt|gestattet)|zugriff verweigert|politique|interdit|non autorise|politica|no (?:permitid|autorizad)|prohibid|nao permitid|proibid|non (?:consentit|autorizzat)|vietat|niet toegestaan|beleid|zabronion|niedozwol|политик|запрещ|策略|规则|規則|禁止|不允许|不允許|許可されて|ポリシー|정책', ['550 Aus Sicherheitsgründen abgelehnt (Richtlinie)']],
];

/** Wording in languages other than English. */
export const languageRules: readonly Rule[] = specs.map(
	([id, reason, anchors, pattern, examples, extra]) =>
		textRule(`${reason}/other-languages-${id}`, reason, anchors, pattern, examples, extra),
);
