package dev.coopclaims.app.catalogue;

import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.command.catalogue.CatalogueState;
import dev.coopclaims.command.catalogue.Difference;
import dev.coopclaims.command.catalogue.Differences;
import dev.coopclaims.command.catalogue.PublishCatalogue;
import dev.coopclaims.command.catalogue.PublishedCatalogues;
import dev.coopclaims.command.catalogue.TextDigest;
import dev.coopclaims.command.catalogue.UploadCatalogue;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Publishes the catalogue that the process was started with, unless the log has it already. A process whose file differs from
 * what was published under its name, or can no longer be published, does not start (domain.md §3).
 */
public final class CatalogueAtStart implements SmartInitializingSingleton {
    private static final int MOST_TOLD = 20;

    private final PublishedCatalogues catalogues;
    private final String name;
    private final String yaml;
    private final ObjectProvider<Commands> commands;
    private final OrganisationId vendor;

    /** @param commands absent in a process that only answers; it publishes nothing */
    public CatalogueAtStart(
            PublishedCatalogues catalogues,
            String name,
            String yaml,
            ObjectProvider<Commands> commands,
            OrganisationId vendor) {
        this.catalogues = catalogues;
        this.name = name;
        this.yaml = yaml;
        this.commands = commands;
        this.vendor = vendor;
    }

    @Override
    public void afterSingletonsInstantiated() {
        requireReadable();
        if (isPublished()) {
            return;
        }
        Commands here = commands.getIfAvailable();
        if (here == null) {
            return;
        }
        String digest = TextDigest.sha256(yaml);
        Actor system = Actor.system(vendor);
        try {
            here.send(new UploadCatalogue(catalogues.ofStart(), yaml, digest), system);
            here.send(new PublishCatalogue(catalogues.ofStart(), digest, null, null), system);
        } catch (Refusal refusal) {
            // Another process may have published its own in the same moment.
            if (!isPublished()) {
                throw cannot("cannot be published: " + refusal.getMessage(), refusal);
            }
        }
    }

    /** A node that runs already stops only what goes by such a version; one that starts could never do all its work (record 61). */
    private void requireReadable() {
        catalogues.fresh().map(CatalogueState::inForce).stream()
                .flatMap(Collection::stream)
                .filter(version -> !catalogues.isReadable(version))
                .findFirst()
                .ifPresent(newer -> {
                    throw new CannotStart(
                            "version " + newer.version()
                                    + " of the catalogue, which is in force, was published by another"
                                    + " release, and this one cannot read it.",
                            "Start the release that published it, or a newer one.",
                            null);
                });
    }

    /** Whether the log has the version, with the same content. */
    private boolean isPublished() {
        Catalogue own = catalogues.ofStart();
        CatalogueState.Version published = catalogues
                .fresh()
                .flatMap(state -> state.find(own.version()))
                .filter(CatalogueState.Version::wasPublished)
                .orElse(null);
        if (published == null) {
            return false;
        }
        if (!catalogues.isReadable(published)) {
            throw cannot("has the name of a version that this release cannot read", null);
        }
        Catalogue content = catalogues.content(published);
        if (!content.equals(own)) {
            throw cannot(
                    "differs from the version " + own.version() + " that was published:\n  " + told(content, own),
                    null);
        }
        return true;
    }

    private static String told(Catalogue published, Catalogue own) {
        List<Difference> changes = Differences.between(published, own);
        if (!published.effectiveFrom().equals(own.effectiveFrom())) {
            return "It begins on " + own.effectiveFrom() + " instead of " + published.effectiveFrom() + ".";
        }
        return changes.stream().limit(MOST_TOLD).map(Difference::sentence).collect(Collectors.joining("\n  "))
                + (changes.size() > MOST_TOLD ? "\n  and " + (changes.size() - MOST_TOLD) + " more" : "");
    }

    private CannotStart cannot(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new CannotStart(
                "the catalogue " + name + " " + why,
                "Start with the published file, or give the changed one another catalogue_version and a half-year to"
                        + " come.",
                cause);
    }
}
