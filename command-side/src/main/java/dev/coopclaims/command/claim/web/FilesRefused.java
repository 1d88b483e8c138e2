package dev.coopclaims.command.claim.web;

import dev.coopclaims.documents.ContentRefused;
import java.util.List;
import java.util.stream.Collectors;

/** Files of one request that are not taken, each named by its fact {@code fileName}; none of the request is. */
public final class FilesRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ContentRefused> files;

    FilesRefused(List<ContentRefused> files) {
        super(files.stream().map(Throwable::getMessage).collect(Collectors.joining(", ")));
        this.files = List.copyOf(files);
    }

    /** At least one, in the order of the request. */
    public List<ContentRefused> files() {
        return files;
    }
}
