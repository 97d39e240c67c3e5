// Addresses of the site in anything that is published: each must lead to a file.
import type { PublicTree, Site } from "./publicTree.ts";

/** The file that an address of the site names; nothing for one of another site. */
export function fileOf(address: string, { base }: Site): string | undefined {
	if (base === "" || !address.startsWith(base)) return undefined;
	const path = address.slice(base.length).replace(/[?#].*$/s, "");
	return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** Every string in a value that is an address of the site. */
export function checkAddresses(
	tree: PublicTree,
	site: Site,
	path: string,
	value: unknown,
): void {
	if (typeof value === "string") {
		const file = fileOf(value, site);
		// `{id}` stands in for any.
		if (file !== undefined && !file.includes("{") && !tree.has(file))
			tree.report(path, "link-broken", value);
	} else if (value !== null && typeof value === "object")
		for (const inner of Object.values(value))
			checkAddresses(tree, site, path, inner);
}
