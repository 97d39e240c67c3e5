// Headers that the CDN adds: what a browser may do with pages, and with other people's files.
import { Duration } from "aws-cdk-lib";
import {
	HeadersFrameOption,
	HeadersReferrerPolicy,
	ResponseHeadersPolicy,
	type ResponseHeadersPolicyProps,
} from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";

/** No scripts at all; pictures may come from the offices' own sites. */
export const PAGE_POLICY =
	"default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Whatever is in an attachment, it is not part of the site. */
export const ATTACHMENT_POLICY = "default-src 'none'; sandbox";

const EXPOSED = ["ETag", "Last-Modified"];

export function pageHeaders(scope: Construct): ResponseHeadersPolicy {
	return new ResponseHeadersPolicy(scope, "PageHeaders", common(PAGE_POLICY));
}

export function attachmentHeaders(scope: Construct): ResponseHeadersPolicy {
	return new ResponseHeadersPolicy(scope, "AttachmentHeaders", {
		...common(ATTACHMENT_POLICY),
		customHeadersBehavior: {
			customHeaders: [
				{
					header: "Content-Disposition",
					value: "attachment",
					override: true,
				},
			],
		},
	});
}

function common(contentSecurityPolicy: string): ResponseHeadersPolicyProps {
	return {
		corsBehavior: {
			accessControlAllowCredentials: false,
			accessControlAllowHeaders: ["*"],
			accessControlAllowMethods: ["GET", "HEAD", "OPTIONS"],
			accessControlAllowOrigins: ["*"],
			accessControlExposeHeaders: EXPOSED,
			accessControlMaxAge: Duration.days(1),
			originOverride: true,
		},
		securityHeadersBehavior: {
			contentSecurityPolicy: { contentSecurityPolicy, override: true },
			contentTypeOptions: { override: true },
			frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
			referrerPolicy: {
				referrerPolicy: HeadersReferrerPolicy.NO_REFERRER,
				override: true,
			},
			strictTransportSecurity: {
				accessControlMaxAge: Duration.days(365),
				// Of whoever owns the domain: other hosts below it are not this site's to decide about.
				includeSubdomains: false,
				override: true,
			},
		},
	};
}
