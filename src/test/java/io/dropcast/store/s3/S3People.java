package io.dropcast.store.s3;

import io.dropcast.face.PersonId;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** People for tests. */
final class S3People {
    private S3People() {}

    /** The same people and a new one. */
    static People with(People people, String cluster, String name) {
        List<Person> all = new ArrayList<>(people.people());
        all.add(new Person(
                new PersonId(people.nextPerson()),
                Optional.of(name),
                List.of(),
                List.of(cluster),
                List.of(),
                false,
                Optional.empty(),
                "2026-11-22T10:00:00Z",
                new TreeMap<>()));
        return new People(people.show(), all, people.nextPerson());
    }
}
