// The configuration as the publisher uses it: its texts in every edition, its channels listed.
import { convertText } from "../language/convertText.ts";
import { nameMaps } from "../language/names.ts";
import type { Configuration } from "../notice/configuration.ts";
import { EDITIONS, type Edition, isEdition } from "../notice/edition.ts";
import { KINDS } from "../notice/schema.ts";
import type {
	Channel,
	ChannelGroup,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { kindName, label } from "../site/labels.ts";
import { canonicalJson, sha256Hex } from "./json.ts";

type Text = Configuration["title"];
type Texts = Partial<Record<Edition, string>>;

export function compileSite(configuration: Configuration): SiteConfiguration {
	const { editions, glossary } = configuration;
	const names = nameMaps([], glossary);
	const inEditions = (text: Text | undefined): Texts => {
		if (text === undefined) return {};
		const given: Texts = typeof text === "string" ? { "zh-Hans": text } : text;
		const [from] = EDITIONS.filter((edition) => given[edition] !== undefined);
		return Object.fromEntries(
			editions.map((to) => [
				to,
				given[to] ??
					(from && isEdition(from)
						? convertText(given[from] as string, { from, to, names })
						: ""),
			]),
		);
	};
	const listed = (
		group: ChannelGroup,
		entries: readonly { slug: string; name: string }[],
	): Channel[] =>
		entries.map(({ slug, name }) => ({
			slug: `${group}-${slug}`,
			group,
			names: inEditions(name),
		}));
	const own = (text: (edition: Edition) => string): Texts =>
		Object.fromEntries(editions.map((edition) => [edition, text(edition)]));
	const compiled: Omit<SiteConfiguration, "digest"> = {
		titles: inEditions(configuration.title),
		descriptions: inEditions(configuration.description),
		baseUrl: configuration.baseUrl,
		tag: configuration.tag,
		timezone: configuration.timezone,
		editions: [...editions],
		defaultEdition: editions.includes(configuration.defaultEdition)
			? configuration.defaultEdition
			: (editions[0] as Edition),
		channels: [
			{
				slug: "all",
				group: "all",
				names: own((edition) => label("all", edition)),
			},
			...listed("org", configuration.channels.organizations),
			...listed("topic", configuration.channels.topics),
			...listed("region", configuration.channels.regions),
			...KINDS.map(
				(kind): Channel => ({
					slug: `kind-${kind}`,
					group: "kind",
					names: own((edition) => kindName(kind, edition)),
				}),
			),
		],
		...(configuration.hub ? { hub: configuration.hub } : {}),
	};
	return { ...compiled, digest: sha256Hex(canonicalJson(compiled)) };
}
