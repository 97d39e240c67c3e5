#!/usr/bin/env node
// Starts the command: checks the runtime, then runs the TypeScript as it is.
const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
	console.error(
		`huixun: Node.js 20 or later is needed; this is ${process.versions.node}.\n会讯需要 Node.js 20 或更高版本。`,
	);
	process.exit(2);
}
try {
	const { register } = await import("tsx/esm/api");
	register();
} catch (error) {
	if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
	console.error(
		"huixun: its packages are not installed. Run `npm ci` in the project's folder first.\n尚未安装依赖，请先在项目目录运行 npm ci。",
	);
	process.exit(2);
}
// Its version is pinned here: what it says of later ones is nothing that a user of the command can act on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv);
