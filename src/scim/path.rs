//! Where a value stands in a document. It is written out only when a finding asks for it: names may be as long as the document.

/// A value's place, as steps from the top of the document.
#[derive(Clone, Copy)]
pub(in crate::scim) struct Path<'a> {
    before: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    /// The document, or a resource inside it, whose attributes are counted from there.
    Resource,
    Member(&'a str),
    Item(usize),
}

impl<'a> Path<'a> {
    /// The document itself.
    pub(in crate::scim) const DOCUMENT: Path<'static> = Path { before: None, step: Step::Resource };

    pub(in crate::scim) const fn member(&'a self, name: &'a str) -> Self {
        Self { before: Some(self), step: Step::Member(name) }
    }

    pub(in crate::scim) const fn item(&'a self, index: usize) -> Self {
        Self { before: Some(self), step: Step::Item(index) }
    }

    /// The same place, as the top of a resource of its own.
    pub(in crate::scim) const fn resource(&'a self) -> Self {
        Self { before: Some(self), step: Step::Resource }
    }

    /// JSON Pointer (RFC 6901).
    pub(in crate::scim) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in self.steps() {
            match step {
                Step::Resource => {}
                Step::Member(name) => {
                    pointer.push('/');
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
                Step::Item(index) => pointer.push_str(&format!("/{index}")),
            }
        }
        pointer
    }

    /// Attribute path (RFC 7644 §3.10): an attribute of an extension is behind its URI and a colon, a part behind a dot.
    pub(in crate::scim) fn attribute(&self) -> String {
        let mut path = String::new();
        let mut separator = "";
        for step in self.steps() {
            match step {
                Step::Resource => {
                    path.clear();
                    separator = "";
                }
                Step::Member(name) => {
                    path.push_str(separator);
                    path.push_str(name);
                    let uri =
                        separator.is_empty() && name.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("urn:"));
                    separator = if uri { ":" } else { "." };
                }
                Step::Item(_) => {}
            }
        }
        path
    }

    /// From the top down.
    fn steps(&self) -> Vec<Step<'a>> {
        let mut steps: Vec<Step<'a>> =
            core::iter::successors(Some(self), |path| path.before).map(|path| path.step).collect();
        steps.reverse();
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_escaped_and_attributes_have_dots() {
        let emails = Path::DOCUMENT.member("emails");
        let first = emails.item(0);
        let value = first.member("a/b~");
        assert_eq!((value.pointer(), value.attribute()), ("/emails/0/a~1b~0".to_owned(), "emails.a/b~".to_owned()));
        assert_eq!((Path::DOCUMENT.pointer(), Path::DOCUMENT.attribute()), (String::new(), String::new()));
    }

    #[test]
    fn an_attribute_of_an_extension_is_behind_its_uri_and_a_colon() {
        let extension = Path::DOCUMENT.member("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        let manager = extension.member("manager");
        assert_eq!(
            manager.member("value").attribute(),
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"
        );
    }

    #[test]
    fn attributes_of_a_resource_in_a_list_are_counted_from_that_resource() {
        let resources = Path::DOCUMENT.member("Resources");
        let item = resources.item(3);
        let resource = item.resource();
        let name = resource.member("userName");
        assert_eq!((name.pointer(), name.attribute()), ("/Resources/3/userName".to_owned(), "userName".to_owned()));
    }
}
