// CloudFront compresses by a fixed list of types that has no Atom, JSON Feed, calendar or OPML in it. Such
// files are stored under a type of the list (`functions/store/transferTypes.ts`); this function, at the
// CDN's edge, gives them their own again once they are compressed. ADR 9 says why.

/** CloudFront's JavaScript 2.0. Our own metadata (generation, hash) is nobody's business and goes no further. */
export const RESTORE_TYPES = `function handler(event) {
	var path = event.request.uri;
	var headers = event.response.headers;
	if (event.response.statusCode === 200 && path.indexOf('/files/') !== 0) {
		var type;
		if (/\\.atom\\.xml$/.test(path)) type = 'application/atom+xml';
		else if (/^\\/zh-[^\\/]+\\/.*\\.json$/.test(path)) type = 'application/feed+json';
		else if (/^\\/schemas\\/.*\\.json$/.test(path)) type = 'application/schema+json';
		else if (/\\.ics$/.test(path)) type = 'text/calendar';
		else if (/\\.opml$/.test(path)) type = 'text/x-opml';
		if (type) headers['content-type'] = { value: type + '; charset=utf-8' };
	}
	for (var name in headers)
		if (name.indexOf('x-amz-meta-') === 0) delete headers[name];
	return event.response;
}
`;
