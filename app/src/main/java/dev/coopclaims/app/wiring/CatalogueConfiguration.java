package dev.coopclaims.app.wiring;

import dev.coopclaims.app.catalogue.CatalogueFile;
import dev.coopclaims.app.catalogue.CatalogueMistakes;
import dev.coopclaims.app.catalogue.PublicHolidays;
import dev.coopclaims.app.startup.CannotStart;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.catalogue.Catalogues;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/**
 * The catalogue: the project's own copy, or the file that {@code coop.catalogue} names. It is checked as a whole before
 * anything runs.
 */
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {
    @Bean
    Catalogues catalogues(@Value("${coop.catalogue}") Resource file) {
        try (InputStream yaml = file.getInputStream()) {
            CatalogueVersions versions = CatalogueVersions.of(
                    new CatalogueFile(new PublicHolidays()).read(yaml, String.valueOf(file.getFilename())));
            return () -> versions;
        } catch (CatalogueMistakes mistakes) {
            throw new CannotStart(String.valueOf(mistakes.getMessage()), "Fix them and start again.", mistakes);
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "the catalogue " + file.getDescription() + " cannot be read.",
                    "Check coop.catalogue, for example --coop.catalogue=file:catalogue.yaml",
                    unreadable);
        }
    }
}
