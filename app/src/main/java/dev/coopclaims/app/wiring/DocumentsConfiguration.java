package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentScanner;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.NoScanner;
import dev.coopclaims.documents.gridfs.GridFsDocumentContents;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Catalogues;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Contents of documents, beside the log in the same database. */
@Configuration(proxyBeanMethods = false)
public class DocumentsConfiguration {

    @Bean
    DocumentContents documentContents(
            MongoDatabase database,
            ObjectProvider<ContentScanner> scanner,
            @Value("${coop.documents.scan-timeout}") Duration scanTimeout,
            @Value("${coop.documents.quota}") DataSize quota) {
        return new GridFsDocumentContents(
                database, scanner.getIfAvailable(NoScanner::new), scanTimeout, quota.toBytes(), InstantSource.system());
    }

    @Bean
    ContentLimits contentLimits(Catalogues catalogues) {
        return ContentLimits.ofBytes(catalogues.now().all().stream()
                .mapToLong(Catalogue::maxFileBytes)
                .max()
                .orElseThrow());
    }
}
