package dev.coopclaims.command.web;

import dev.coopclaims.command.dispatch.ExpectedVersions;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Reads {@code If-Match} (RFC 9110 §13.1.1): tags of which one has to match, strongly. An entity tag of ours begins with
 * the version, alone or before a full stop and the answer's digest; only the version counts. Any other tag is one of
 * somebody else, and a weak one never matches.
 */
final class IfMatch {
    private static final String ANY = "*";
    private static final String WEAK = "W/";

    /** An element of the list, which may be empty, with what ends it. A tag in quotes may hold commas. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\")?[ \\t]*(,|$)");

    private static final Pattern OURS = Pattern.compile("(0|[1-9][0-9]{0,17})(?:\\.[0-9A-Za-z]+)?");

    private IfMatch() {}

    /**
     * What a header asks for.
     *
     * @return null when there is no header, or any version will do
     * @throws Refusal malformed when it is empty, or no list of tags
     */
    static @Nullable ExpectedVersions versions(@Nullable String header) {
        if (header == null || header.strip().equals(ANY)) {
            return null;
        }
        Set<Long> versions = new LinkedHashSet<>();
        Set<String> tags = new LinkedHashSet<>();
        Matcher element = ELEMENT.matcher(header);
        int at = 0;
        while (at <= header.length() && element.region(at, header.length()).lookingAt()) {
            String tag = element.group(2);
            if (tag != null) {
                boolean weak = element.group(1) != null;
                tags.add(weak ? WEAK : tag);
                Matcher ours = OURS.matcher(tag);
                if (!weak && ours.matches()) {
                    versions.add(Long.valueOf(ours.group(1)));
                }
            }
            if (element.group(3).isEmpty()) {
                at = header.length() + 1;
            } else {
                at = element.end();
            }
        }
        if (at <= header.length() || tags.isEmpty()) {
            throw Refusal.of(RequestCode.IF_MATCH_MALFORMED);
        }
        return new ExpectedVersions(versions, told(versions, tags));
    }

    private static String told(Set<Long> versions, Set<String> tags) {
        if (!versions.isEmpty()) {
            return HttpHeaders.IF_MATCH + " names "
                    + String.join(
                            " and ", versions.stream().map(String::valueOf).toList());
        }
        return tags.contains(WEAK)
                ? HttpHeaders.IF_MATCH + " holds a weak tag (W/\"…\"), as proxies make them of an answer that they"
                        + " compress, and a weak tag never matches"
                : HttpHeaders.IF_MATCH + " holds no tag that an answer of this server carries";
    }
}
