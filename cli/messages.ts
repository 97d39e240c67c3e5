// What the command says, in both languages. Findings have their own texts.
import type { Tongue } from "../functions/notice/finding.ts";

const texts = {
	about: [
		"Turns meeting notices in a folder into JSON, feeds and pages.",
		"把文件夹里的会议通知变成 JSON、订阅源和网页。",
	],
	exits: [
		`Exit codes:
  0  done
  1  something was found: errors in the content, sources set aside, differences
  2  wrong usage
  3  refused, or could not go on; what was published stands`,
		`退出码：
  0  完成
  1  有发现：内容有错、来源被搁置、存在差异
  2  用法有误
  3  拒绝执行或无法继续；已发布的内容不变`,
	],
	publish: [
		"Read the notices and publish what is new, due or changed",
		"读取通知，发布新增、到时和有变化的内容",
	],
	inspect: [
		"Show what becomes of one file: encoding, fields, repairs, findings",
		"查看一个文件会变成什么：编码、字段、修复、发现",
	],
	extract: [
		"Print one JSON line of extracted fields per document",
		"每份文件输出一行 JSON 字段",
	],
	check: [
		"Tell editors what is wrong in the content, and where",
		"告诉编辑内容里哪里有问题",
	],
	serve: [
		"Serve the published site on this machine",
		"在本机上提供已发布的网站",
	],
	verify: [
		"Derive the site again from journal and revisions and compare, then check the public files by themselves",
		"由日志和各版本重新推导网站并逐字节比较，再单独检查公开文件",
	],
	rebuild: [
		"Render every public file again from the state",
		"由状态重新生成全部公开文件",
	],
	reconcile: [
		"Compare every source with its draft and every draft with what is public; what was missed is published by the next run",
		"把每个来源与其草稿、每份草稿与已公开的内容逐一比较；漏掉的由下一次发布补上",
	],
	restart: [
		"Begin a new epoch from the sources: for a state that is lost or damaged. Asks first",
		"由来源重新开始一个新纪元：用于状态丢失或损坏时。执行前先询问",
	],
	restore: [
		"Put a store in S3 back as it was at an instant, from the versions that the bucket keeps. Asks first",
		"用存储桶保留的历史版本，把 S3 中的存储恢复到某一时刻。执行前先询问",
	],
	optAsOf: ["the instant (RFC 3339)", "要恢复到的时刻（RFC 3339）"],
	optInto: [
		"an empty s3://bucket/prefix to copy into, instead of putting back in place",
		"复制到一个空的 s3://存储桶/前缀，而不在原处恢复",
	],
	badAsOf: [
		"--as-of wants an instant to the second with its offset, such as 2026-03-05T14:30:00+08:00; it got “{value}”.",
		"--as-of 需要精确到秒、带时差的时刻，如 2026-03-05T14:30:00+08:00；收到的是“{value}”。",
	],
	restoreFolder: [
		"{place} is not in S3. A folder keeps no versions; restore it from a backup.",
		"{place} 不在 S3 中。文件夹不保留历史版本，请从备份恢复。",
	],
	restoreInto: [
		"{place} is not empty. Name an empty place with --into.",
		"{place} 不是空的。请用 --into 指定一个空的位置。",
	],
	restoreCommits: [
		"{key} can be read and is not what it was then: something was published since, under numbers that an older state would give away again. Name a later instant, or start over from the sources with `huixun restart`.",
		"{key} 可以读取，且与当时不同：此后又发布过内容，较早的状态会重复使用已公开的编号。请指定更晚的时刻，或用 huixun restart 由来源重新开始。",
	],
	restoreAsk: [
		"{count} objects of {store} are put back as they were at {asOf}. Nobody may publish meanwhile: stop all that runs by itself.",
		"{store} 中有 {count} 个对象将恢复到 {asOf} 时的样子。期间不能有人发布：请先停止所有自动运行的任务。",
	],
	restoreDeclined: [
		"Nothing was changed. To restore without being asked: --yes",
		"未作任何更改。不经询问直接执行请加 --yes",
	],
	restoring: ["restoring", "恢复"],
	restored: [
		"As of {asOf}: {put} objects written, {deleted} deleted, {unchanged} as they were.",
		"恢复到 {asOf}：写入 {put} 个对象，删除 {deleted} 个，{unchanged} 个未变。",
	],
	status: [
		"Show what is pending, due next and set aside",
		"查看待处理、下次到时和搁置的内容",
	],
	ping: [
		"Tell the WebSub hub which feeds have changed; run it when the site is where readers find it",
		"把有变化的订阅源告知 WebSub 中心；请在网站上传完成后运行",
	],
	noHub: [
		"site.yaml names no hub, so there is nobody to tell. Write the hub's address as `hub`.",
		"site.yaml 没有写 hub，无处可告知。请用 hub 写明 WebSub 中心的地址。",
	],
	pinged: [
		"{hub} was told of {count} feeds.",
		"已向 {hub} 告知 {count} 个订阅源。",
	],
	pingRefused: ["The hub does not want {what}", "中心不接受 {what}"],
	pingFailed: [
		"{hub} could not be told: {problem}. Nothing is lost; run `huixun ping` again later.",
		"无法告知 {hub}：{problem}。没有丢失任何内容，请稍后再次运行 huixun ping。",
	],
	optContent: ["folder of the notices", "通知所在文件夹"],
	optOut: [
		"the published site: a folder, or s3://bucket/prefix",
		"发布到的位置：文件夹，或 s3://存储桶/前缀",
	],
	optStore: [
		"the private store, with the state: a folder, or s3://bucket/prefix",
		"存放状态的私有存储：文件夹，或 s3://存储桶/前缀",
	],
	optAt: [
		"publish as of this instant (RFC 3339), instead of now",
		"按此时刻（RFC 3339）发布，而非当前时间",
	],
	optDueOnly: [
		"read no notices: bring out what is drafted and due",
		"不读取通知，只发布已就绪且到时的内容",
	],
	dueOnlyFiles: [
		"--due-only reads no notices, so it takes no file names.",
		"--due-only 不读取通知，因此不能指定文件。",
	],
	optAllow: [
		"let withdrawals by deleted files pass the guard",
		"允许因删除文件而撤回的通知超过限额",
	],
	optBackfill: [
		"what is new is old news: dated by itself, below the newest, told to nobody",
		"新增的内容都是旧闻：按其自身日期排在最新内容之下，不作提醒",
	],
	upload: [
		"Upload the folder into the inbox of a site on AWS",
		"把文件夹上传到 AWS 站点的收件存储桶",
	],
	argInbox: ["the inbox: s3://bucket", "收件存储桶：s3://存储桶"],
	optDelete: [
		"keys to delete in the inbox; nothing else is deleted there",
		"要在收件存储桶中删除的文件；除此之外不删除任何文件",
	],
	notAnInbox: [
		"{value} is not an inbox: write s3://bucket, as the stack's output InboxBucket names it.",
		"{value} 不是收件存储桶：请写 s3://存储桶，名称见堆栈输出 InboxBucket。",
	],
	deleteButThere: [
		"{key} is to be deleted, and is in the folder. Remove it there first.",
		"要删除的 {key} 仍在文件夹中。请先从文件夹移走。",
	],
	uploadDone: [
		"{uploaded} uploaded, {unchanged} were there already, {deleted} deleted.",
		"已上传 {uploaded} 个文件，{unchanged} 个本已存在，删除 {deleted} 个。",
	],
	uploadLeft: [
		"{left} files of the inbox are not in the folder. They stay; to delete one: --delete KEY",
		"收件存储桶中有 {left} 个文件不在文件夹中，均予保留；删除请用 --delete 文件",
	],
	optYes: ["do not ask", "不再询问"],
	restartAsk: [
		"This begins a new epoch: {notices} notices of {out} are made again from the sources in {content}. Whatever has no source any more is withdrawn; sites that ingest the JSON must start over; where a source does not say when it was published, its feed entries are dated today.",
		"将开始一个新纪元：{out} 的 {notices} 条通知由 {content} 中的来源重新生成。没有来源的通知将被撤回；采集 JSON 的网站须从头开始；来源未注明发布日期的，其条目日期改为今天。",
	],
	restartConfirm: ["Go on? [y/N] ", "继续？[y/N] "],
	restartDeclined: [
		"Nothing was changed. To restart without being asked: huixun restart --yes",
		"未作任何更改。不经询问直接执行：huixun restart --yes",
	],
	restarted: [
		"New epoch {epoch}; its log begins at {firstSeq}.",
		"新纪元 {epoch}，日志从 {firstSeq} 开始。",
	],
	restartPending: [
		"A restart was begun and not finished. Run `huixun restart` again; what is public stands meanwhile.",
		"重新开始（restart）未完成。请再次运行 huixun restart；在此期间已公开的内容不变。",
	],
	purgedLate: [
		"{count} private objects of notices taken back for privacy or by law came after that; they were taken back too.",
		"有 {count} 个私有对象在通知因个人信息或法律原因撤回之后才写入，现已一并清除。",
	],
	reconciled: [
		"{looked} sources compared: {repaired} missed changes drafted, {marks} lost marks set again.",
		"比较了 {looked} 个来源：补读 {repaired} 处漏掉的变化，补设 {marks} 个丢失的标记。",
	],
	reconciledTodo: [
		"`huixun publish` brings them out.",
		"请运行 huixun publish 发布。",
	],
	optPort: ["port", "端口"],
	optJson: ["print JSON", "输出 JSON"],
	optAnnotate: [
		"print findings as marks for the CI of GitHub, Gitea or Forgejo",
		"按 GitHub、Gitea、Forgejo 持续集成的格式输出提示，显示在对应行旁",
	],
	optLang: ["language of messages: zh or en", "提示语言：zh 或 en"],
	optNoColor: ["no colours", "不用颜色"],
	optHelp: ["show this help", "显示帮助"],
	optVersion: ["show the version", "显示版本"],
	argFiles: ["only these sources", "只处理这些来源"],
	argFile: [
		"a document, or a file that belongs to one",
		"文件，或属于它的附属文件",
	],
	argPaths: ["documents, or folders of them", "文件，或其所在文件夹"],
	helpUsage: ["Usage:", "用法："],
	helpArguments: ["Arguments:", "参数："],
	helpOptions: ["Options:", "选项："],
	helpCommands: ["Commands:", "命令："],
	helpOptionsPlace: ["[options]", "[选项]"],
	helpCommandPlace: ["[command]", "[命令]"],
	helpDefault: ["(default: {value})", "（默认：{value}）"],
	unknownOption: ["There is no option {what}.", "没有选项 {what}。"],
	unknownCommand: ["There is no command {what}.", "没有命令 {what}。"],
	missingArgument: ["The argument {what} is missing.", "缺少参数 {what}。"],
	optionMissingArgument: ["{what} needs a value.", "{what} 需要一个值。"],
	invalidArgument: [
		"{what} does not take “{value}”.",
		"{what} 不接受“{value}”。",
	],
	excessArguments: ["{what} takes fewer arguments.", "{what} 的参数过多。"],
	didYouMean: ["Did you mean {meant}?", "是否想写 {meant}？"],
	seeHelp: [
		"See huixun --help, or huixun <command> --help.",
		"请看 huixun --help，或 huixun <命令> --help。",
	],
	noContent: [
		"There is no folder {path}. Name the folder of the notices with --content.",
		"没有文件夹 {path}。请用 --content 指明通知所在文件夹。",
	],
	noSite: [
		"There is no {path}. Each folder of notices needs a site.yaml; the sample's documents every key.",
		"没有 {path}。通知文件夹需要 site.yaml，示例文件中说明了每个键。",
	],
	badSite: [
		"{path} is not valid; nothing was read or published.",
		"{path} 有误，未读取也未发布任何内容。",
	],
	endWithSlash: ["it must end with /", "须以 / 结尾"],
	overlap: [
		"The notices ({content}), the site ({out}) and the state ({store}) need folders of their own: the notices cannot stand in one of the others, nor the state in the site. Name others with --content, --out and --store.",
		"通知（{content}）、网站（{out}）和状态（{store}）要各用一个文件夹：通知不能放在另外两个之中，状态也不能放在网站之中。请用 --content、--out、--store 另行指定。",
	],
	badLocation: [
		"“{value}” is no place: give a folder, or s3://bucket/prefix.",
		"“{value}” 不是可用的位置：请写文件夹，或 s3://存储桶/前缀。",
	],
	storeApart: [
		"The store ({store}) is in S3, so the site ({out}) must be too: name s3://bucket/prefix with --out.",
		"存储（{store}）在 S3 中，网站（{out}）也必须在 S3 中：请用 --out 指定 s3://存储桶/前缀。",
	],
	atShared: [
		"--at is for a store of one's own: {store} is shared, and others publish there by their clocks.",
		"--at 只能用于自己独用的存储：{store} 是共享的，其他发布者以各自的时钟发布。",
	],
	serveFolder: [
		"{out} is not a folder. What is in S3 is served from there.",
		"{out} 不是文件夹。S3 中的网站请直接由 S3 或 CDN 提供访问。",
	],
	storeFailed: ["{place}: {todo} ({detail})", "{place}：{todo}（{detail}）"],
	storeUnreachable: [
		"the store does not answer. Nothing is lost: run the same command again. If it stays, look at the network and the endpoint",
		"存储没有响应。内容没有丢失，请再次运行同一命令；如仍不行，请检查网络和服务地址",
	],
	storeDenied: [
		"access is denied. Needed are s3:GetObject, s3:PutObject and s3:DeleteObject on the objects and s3:ListBucket on the bucket",
		"没有权限。需要对象的 s3:GetObject、s3:PutObject、s3:DeleteObject，以及存储桶的 s3:ListBucket",
	],
	storeCredentials: [
		"there are no credentials, or not the right ones. Set a profile or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or correct them",
		"没有凭证，或凭证不正确。请设置或改正配置档，或 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY",
	],
	storeRegion: [
		"set AWS_REGION to the bucket's own region",
		"请把 AWS_REGION 设为存储桶所在区域",
	],
	storeNoBucket: [
		"there is no such bucket. Create it first, or correct the name",
		"没有这个存储桶。请先创建，或更正名称",
	],
	storeConditions: [
		"this service does not keep conditional writes, so two publishers would destroy each other's work. Use one that does, such as Amazon S3, or a folder",
		"该服务不支持条件写入，两个发布者会互相破坏数据。请改用支持的服务（如 Amazon S3），或使用文件夹",
	],
	storeRejected: ["the store refused", "存储拒绝了请求"],
	notOurs: [
		"{out} is not empty, and what is there is not the site of {store}. Name the right folder or an empty one with --out. If it is this site and only its index.json is damaged, run `huixun rebuild`.",
		"{out} 不是空的，其中的内容也不是 {store} 对应的网站。请用 --out 指定正确的或空的文件夹；如果确是本网站、只是 index.json 损坏，请运行 huixun rebuild。",
	],
	badAt: [
		"--at wants an instant to the second with its offset, such as 2026-03-05T14:30:00+08:00; it got “{value}”.",
		"--at 需要精确到秒、带时差的时刻，如 2026-03-05T14:30:00+08:00；收到的是“{value}”。",
	],
	badPort: [
		"--port wants a number from 0 to 65535; it got “{value}”.",
		"--port 需要 0 到 65535 的数；收到的是“{value}”。",
	],
	noState: [
		"{out} is not empty, but {store} holds no state of it. Publishing there could repeat or lose what was said before. Restore the store, name an empty place with --out, or start over from the sources with `huixun restart`.",
		"{out} 不是空的，而 {store} 里没有它的状态。直接发布可能重复或丢失已发布的内容。请恢复存储，用 --out 指定一个空的位置，或用 huixun restart 由来源重新开始。",
	],
	nothingPublished: [
		"Nothing has been published in {out} yet. Run `huixun publish` first.",
		"{out} 里还没有发布过内容。请先运行 huixun publish。",
	],
	noSuchFile: ["There is no {path}.", "没有 {path}。"],
	notASource: [
		"{path} is no notice of {content}.",
		"{path} 不是 {content} 里的通知。",
	],
	read: ["read", "读取"],
	published: ["published", "发布"],
	unchanged: ["unchanged", "未变"],
	scheduled: ["scheduled", "定时待发"],
	scheduledMore: ["…and later ones", "……以及更晚的"],
	warnings: ["warnings", "提醒"],
	warningsHint: ["{count} (see huixun check)", "{count}（详见 huixun check）"],
	waiting: ["still being read", "仍在读取"],
	setAside: ["set aside", "搁置"],
	vanished: ["source gone, notice stays", "来源已删，通知保留"],
	withdrawn: ["withdrawn by deletion", "因来源删除而撤回"],
	filesWritten: ["files written", "写入文件"],
	nextDue: ["next due", "下次到时"],
	heldBack: [
		"{count} withdrawals by deleted files are held back, since so many at once are likelier a mistake. If they are meant, run again with --allow-removals.",
		"有 {count} 条因删除文件而要撤回的通知被拦下：一次这么多，更可能是误删。确属有意，请加 --allow-removals 再运行。",
	],
	lookAt: [
		"Open {path}, or run `npx huixun serve` and open http://127.0.0.1:8080/",
		"打开 {path}，或运行 npx huixun serve 后打开 http://127.0.0.1:8080/",
	],
	siteAt: ["The site is at {place}.", "网站位于 {place}。"],
	todo: ["→", "→"],
	noFindings: [
		"Nothing to say about {count} sources.",
		"{count} 个来源均无问题。",
	],
	foundCount: [
		"{errors} errors, {warnings} warnings in {count} sources",
		"{count} 个来源中有 {errors} 个错误、{warnings} 个提醒",
	],
	serving: [
		"Serving {out} at {url} — Ctrl+C ends it",
		"正在 {url} 提供 {out}，按 Ctrl+C 结束",
	],
	verified: [
		"{compared} objects and files derived again: no difference. {checked} public files checked by themselves: they agree.",
		"重新推导 {compared} 个对象和文件：无差异。单独检查 {checked} 个公开文件：互相一致。",
	],
	differences: ["{count} differences:", "{count} 处差异："],
	differencesTodo: [
		"`huixun rebuild` writes every public file again from the state. Where the state itself differs, restore it from a backup.",
		"huixun rebuild 会由状态重新写出全部公开文件；如果状态本身有差异，请从备份恢复。",
	],
	treeLost: [
		"{out} is empty, though its state is there. Run `huixun rebuild` to write the site again.",
		"{out} 是空的，但状态还在。请运行 huixun rebuild 重新写出网站。",
	],
	rebuilt: ["{count} files written", "写入 {count} 个文件"],
	pending: ["pending marks", "待处理标记"],
	backfill: ["of the past", "旧闻待处理"],
	oldest: ["oldest since", "最早的起于"],
	atOnce: ["due at once", "立即处理"],
	unsettled: [
		"The last commit is not fully out: run `huixun publish`, which finishes it first.",
		"上一次提交尚未全部写出：请运行 huixun publish，它会先完成这一步。",
	],
	lastCommit: ["last commit", "最近一次提交"],
	never: ["never", "从未"],
	stateDamaged: [
		"The state is damaged: {problem}. Nothing more was published. Restore the whole store from a backup, or begin again from the sources with `huixun restart`.",
		"状态已损坏：{problem}。没有再发布任何内容。请从备份恢复整个存储，或用 huixun restart 从来源重新开始。",
	],
	diskFull: [
		"There is no room left on the disk ({problem}). Nothing is lost: make room and run the same command again.",
		"磁盘空间不足（{problem}）。没有丢失任何内容：请腾出空间后再次运行同一命令。",
	],
	unexpected: [
		"Something went wrong that should not: {problem}. What was published stands; run the same command again. If it stays, run it with HUIXUN_DEBUG=1 and tell the maintainers what it prints.",
		"发生了不该发生的错误：{problem}。已发布的内容不受影响，请再次运行同一命令；若仍出错，请加 HUIXUN_DEBUG=1 运行，并把输出告诉维护人员。",
	],
	reading: ["reading", "读取"],
	filesChecked: ["checked", "检查"],
	notices: ["notices", "通知"],
	channels: ["channels", "频道"],
	journal: ["journal", "日志"],
	portTaken: [
		"Port {port} is in use. Choose another with --port.",
		"端口 {port} 已被占用，请用 --port 换一个。",
	],
} as const satisfies Record<string, readonly [string, string]>;

export type Message = keyof typeof texts;

export function message(
	name: Message,
	tongue: Tongue,
	values: Record<string, string | number> = {},
): string {
	const text: string = texts[name][tongue === "zh" ? 1 : 0];
	return text.replace(/\{(\w{1,20})\}/g, (whole, key: string) =>
		String(values[key] ?? whole),
	);
}
