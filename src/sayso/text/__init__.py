"""Pure functions over text: ids from content, sentences, quotation marks."""
