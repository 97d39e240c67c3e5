// Which public files each object of the state gives. The site room renders; here only what is where.
import type {
	ChannelPage,
	ChannelState,
	Head,
	JournalPage,
	Placed,
} from "../journal/state.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { archiveFiles } from "../site/archive.ts";
import { changeIndex, changePage } from "../site/changePage.ts";
import { channelPage } from "../site/channelPage.ts";
import { channelFeed } from "../site/feed.ts";
import { homePages } from "../site/homePage.ts";
import { indexJson } from "../site/indexJson.ts";
import { jsonSchema } from "../site/jsonSchema.ts";
import { notFoundPage } from "../site/notFoundPage.ts";
import { noticePage, withdrawnPage } from "../site/noticePage.ts";
import { opml } from "../site/opml.ts";
import { paths } from "../site/paths.ts";
import { publicNotice, tombstone } from "../site/publicNotice.ts";
import { renderAtom } from "../site/renderAtom.ts";
import { renderJsonFeed } from "../site/renderJsonFeed.ts";
import { renderRss } from "../site/renderRss.ts";
import { robots } from "../site/robots.ts";
import { CONTENT_TYPES, IMMUTABLE, MUTABLE } from "../site/siteFile.ts";
import { style } from "../site/style.ts";
import { upcomingPage } from "../site/upcomingPage.ts";
import type { Store } from "../store/store.ts";
import type { ReadDraft } from "./drafts.ts";
import type { PublicFile } from "./publicWriter.ts";
import { purgedRevision } from "./purge.ts";
