package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.request.ArgumentOf;
import dev.coopclaims.app.security.ActingPerson;
import dev.coopclaims.app.startup.OnQueryRole;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.projection.ProjectionSettings;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.reviewqueue.Decidable;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import dev.coopclaims.query.web.Reads;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** The query side; present if the role answers. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnQueryRole.class)
@Import(QuerySide.class)
public class QueryRoom {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRoom.class);

    /** How long another node waits before it takes over the work of a dead one. */
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    EventLog eventLog(MongoEventStorageEngine engine, Storage storage, CommitSignal signal, StoredFieldKeys keys) {
        return new EngineLog(engine, storage.log(), signal, keys);
    }

    /** Cursors are signed with a secret kept in the database, so that every node accepts those of the others. */
    @Bean
    Pages pages(MongoDatabase database) {
        return new Pages(InstallationSecret.ofListCursors(database.getCollection(InstallationSecret.COLLECTION)));
    }

    /** Uses the settings by which the command side refuses (R-3). */
    @Bean
    Decidable decidable(
            @Value("${" + Separation.OWN_ORGANISATION_SETTING + "}") boolean ownOrganisation,
            @Value("${" + Separation.OWN_REJECTION_SETTING + "}") boolean ownRejection) {
        return new Decidable(ownOrganisation, ownRejection);
    }

    @Bean
    JacksonModule peopleJson() {
        return new PeopleModule();
    }

    /** Lets endpoints take a read, begun for the actor, as an argument. */
    @Bean
    WebMvcConfigurer readParameters(ObjectProvider<Reads> reads) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                Reads begun = reads.getObject();
                resolvers.add(new ArgumentOf<>(
                        Read.class, request -> begun.begin(ActingPerson.of(request), ArgumentOf.http(request))));
            }
        };
    }

    /** Stored in the database: if a restart lost the positions, every view would be folded again. */
    @Bean
    @Primary
    GroupClaims viewClaims(Storage storage) {
        String node = NodeName.ofThisProcess();
        LOG.info("this process is {}", node);
        return new MongoGroupClaims(
                storage.database(), Projections.GROUP, storage.log().id(), node, CLAIM_TIMEOUT, storage.claimClock());
    }

    @Bean
    ProjectionSettings projectionSettings(
            @Value("${coop.projections.batch-size-events}") int batchSizeEvents,
            @Value("${coop.projections.segments}") int segments,
            @Value("${coop.projections.rebuild-workers}") int rebuildWorkers,
            @Value("${coop.projections.rebuild-page-events}") int rebuildPageEvents) {
        return new ProjectionSettings(batchSizeEvents, segments, rebuildWorkers, rebuildPageEvents, CLAIM_TIMEOUT);
    }
}
