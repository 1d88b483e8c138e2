package dev.coopclaims.app.wiring.erasure;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.idempotency.KeptAnswers;
import dev.coopclaims.app.startup.OnCommandRole;
import dev.coopclaims.command.CommandSideSettings;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.command.erasure.Traces;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.sealing.KeySettings;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.projection.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.messaging.Message;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Erasures: every node notices them, and those that decide carry them out. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {
    @Bean
    ErasureSettings erasureSettings(
            @Value("${coop.erasures.every}") Duration every,
            @Value("${coop.erasures.sealing-ends}") Duration sealingEnds,
            @Value("${coop.erasures.opening-ends}") Duration openingEnds) {
        return new ErasureSettings(every, sealingEnds, openingEnds);
    }

    /** On every node, before it answers anybody. */
    @Bean
    RestoredKeys restoredKeys(MongoEventStorageEngine engine, Appender appender, StoredFieldKeys keys) {
        CommitLog log = appender.log();
        long head = log.tail().nextPosition() - 1;
        RestoredKeys restored = new RestoredKeys(
                log.streamsBeginning(ErasureId.KIND + "-"),
                streams -> engine.past()
                        .read(streams, head)
                        .filter(event -> RestoredKeys.TYPES.contains(event.getPayloadType()))
                        .map(Message::getPayload),
                keys);
        restored.destroyAgain();
        return restored;
    }

    /** As often as a node that uses keys asks. */
    @Bean
    KeyWatch keyWatch(StoredFieldKeys keys, RecentStreams streams) {
        return new KeyWatch(keys, KeySettings.DEFAULTS.checkEvery(), streams::forgetAll);
    }

    /** Reads the database directly, because a process that decides need not run any view. */
    @Bean
    @Conditional(OnCommandRole.class)
    Traces.Finder traces(MongoDatabase database) {
        return new TracesInViews(Views.asTheyStand(database), view -> Views.isComplete(database, view));
    }

    @Bean
    @Conditional(OnCommandRole.class)
    ErasureTimer erasures(
            Commands commands,
            CommandSideSettings command,
            MongoDatabase database,
            StoredFieldKeys keys,
            DocumentContents contents,
            KeptAnswers answers,
            @Qualifier(VIEWS_OF_ALL) GroupClaims group,
            CommitLog log,
            Clock clock,
            ErasureSettings settings) {
        return new ErasureTimer(
                new ErasureJob(
                        commands,
                        Actor.system(command.vendor()),
                        new DueErasures(Views.asTheyStand(database), clock, InstantSource.system()),
                        keys,
                        new KeptCopies(answers, contents),
                        position -> {
                            GroupClaims.Look look = group.look();
                            return QuerySide.views().stream().allMatch(view -> look.of(view.collection()) >= position);
                        },
                        () -> log.tail().nextPosition() - 1,
                        new Lease(database, InstantSource.system()),
                        settings),
                settings.every());
    }

    private record KeptCopies(KeptAnswers answers, DocumentContents contents) implements Copies {
        @Override
        public void removeAll() {
            answers.forget();
        }

        @Override
        public void removeOf(Subject subject) {
            if (subject.kind() == ErasureKind.CLAIM) {
                contents.eraseNames(DocumentContents.CLAIM, subject.id());
                contents.purgeRendered(DocumentContents.CLAIM, subject.id());
            }
        }
    }

    /** The name of the bean that tells where the views of all nodes are. */
    public static final String VIEWS_OF_ALL = "viewsOfAllNodes";
}
