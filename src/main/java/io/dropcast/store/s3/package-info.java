/** The door to S3: places, the client, objects, and the store on them. */
@NullMarked
package io.dropcast.s3;

import org.jspecify.annotations.NullMarked;
