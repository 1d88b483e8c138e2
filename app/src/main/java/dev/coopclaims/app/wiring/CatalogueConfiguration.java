package dev.coopclaims.app.wiring;

import dev.coopclaims.app.catalogue.CatalogueAtStart;
import dev.coopclaims.app.catalogue.CatalogueFile;
import dev.coopclaims.app.catalogue.PublicHolidays;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.command.catalogue.CatalogueMistakes;
import dev.coopclaims.command.catalogue.CatalogueReader;
import dev.coopclaims.command.catalogue.PublishedCatalogues;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/**
 * The catalogue: the versions in the log. The project's own copy, or the file that {@code coop.catalogue} names, is checked
 * as a whole before anything runs, and published once (domain.md §3).
 */
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {

    @Bean
    CatalogueReader catalogueReader() {
        return new CatalogueFile(new PublicHolidays());
    }

    /** @param maxAge the longest time until a node knows what another one has published */
    @Bean
    PublishedCatalogues catalogues(
            RecentStreams streams,
            CatalogueReader reader,
            CatalogueText text,
            @Value("${coop.memberships.max-age}") Duration maxAge) {
        try {
            return new PublishedCatalogues(streams, maxAge, reader, reader.read(text.yaml(), text.name()));
        } catch (CatalogueMistakes mistakes) {
            throw new CannotStart(String.valueOf(mistakes.getMessage()), "Fix them and start again.", mistakes);
        }
    }

    /** The text that the process was started with. */
    record CatalogueText(String name, String yaml) {}

    @Bean
    CatalogueText catalogueText(@Value("${coop.catalogue}") Resource file) {
        try (InputStream yaml = file.getInputStream()) {
            return new CatalogueText(
                    String.valueOf(file.getFilename()), new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "the catalogue " + file.getDescription() + " cannot be read.",
                    "Check coop.catalogue, for example --coop.catalogue=file:catalogue.yaml",
                    unreadable);
        }
    }

    /** Before requests come: endpoints are served later than this. */
    @Bean
    CatalogueAtStart catalogueAtStart(
            PublishedCatalogues catalogues,
            CatalogueText text,
            ObjectProvider<Commands> commands,
            @Value("${coop.vendor}") String vendor) {
        return new CatalogueAtStart(catalogues, text.name(), text.yaml(), commands, new OrganisationId(vendor));
    }
}
