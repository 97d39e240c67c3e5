// The public record: the draft, what public time has added to it, and where everything is.
import type { MeetingLife, Placed } from "../journal/state.ts";
import { withWords } from "../journal/withWords.ts";
import type { Draft } from "../notice/draft.ts";
import type { Edition } from "../notice/edition.ts";
import {
	type Attachment,
	type Meeting,
	type Notice,
	SCHEMA_VERSION,
	type Tombstone,
} from "../notice/schema.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { paths } from "./paths.ts";

/** `placed` must not be withdrawn: a withdrawn notice has a tombstone. */
export function publicNotice(
	drafted: Draft["record"],
	placed: Placed,
	site: SiteConfiguration,
): Notice {
	const record = withWords(drafted, placed);
	return {
		schemaVersion: SCHEMA_VERSION,
		...record,
		attachments: publicAttachments(record),
		meetings: record.meetings.map((meeting) => {
			const life = placed.meetings.find(({ uid }) => uid === meeting.uid);
			if (!life) return meeting;
			return withLife(meeting, life);
		}),
		revision: placed.revision,
		state: placed.state === "expired" ? "expired" : "published",
		releasedAt: placed.releasedAt,
		updatedAt: placed.updatedAt,
		changeLog: placed.changeLog,
		links: {
			self: `${site.baseUrl}${paths.notice(placed.id)}`,
			revision: `${site.baseUrl}${paths.revision(placed.id, placed.revision)}`,
			html: pageLinks(
				placed.id,
				site,
				site.editions.filter((edition) => record.editions[edition]),
			),
		},
	};
}

/** The life has the last word on what it knows of, also by its silence: an old end is none of a new start. */
function withLife(meeting: Meeting, life: MeetingLife): Meeting {
	const {
		startAt: _startAt,
		endAt: _endAt,
		timeToBeAnnounced,
		...rest
	} = meeting;
	return {
		...rest,
		...(timeToBeAnnounced !== undefined && !(life.startAt && !meeting.startAt)
			? { timeToBeAnnounced }
			: {}),
		...life,
	};
}

export function tombstone(placed: Placed, site: SiteConfiguration): Tombstone {
	return {
		schemaVersion: SCHEMA_VERSION,
		id: placed.id,
		revision: placed.revision,
		state: "withdrawn",
		releasedAt: placed.releasedAt,
		updatedAt: placed.updatedAt,
		withdrawal: placed.withdrawal ?? {
			reason: "source_deleted",
			at: placed.updatedAt,
		},
		links: {
			self: `${site.baseUrl}${paths.notice(placed.id)}`,
			html: pageLinks(placed.id, site, site.editions),
		},
	};
}

/** Without what only the private store knows of them. */
export function publicAttachments(record: Draft["record"]): Attachment[] {
	return record.attachments.map(
		({ storedAs: _storedAs, path: _path, ...attachment }) => attachment,
	);
}

function pageLinks(
	id: string,
	site: SiteConfiguration,
	editions: readonly Edition[],
): Partial<Record<Edition, string>> {
	return Object.fromEntries(
		editions.map((edition) => [
			edition,
			`${site.baseUrl}${paths.noticePage(edition, id)}`,
		]),
	);
}
