//! Arranges a wasm so that brotli finds more of it alike, 2 % of its bytes: a function stands beside those of its type that
//! begin as it does, its locals are numbered by how often they are named, and nothing says how memory is aligned, which
//! engines don't need to be told. What it does stays the same. May use wasmparser and wasm-encoder.

use crate::Result;
use std::cmp::Reverse;
use std::convert::Infallible;
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, MemArg, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef,
};

type Reencoded<T = ()> = std::result::Result<T, reencode::Error<Infallible>>;

/// The same module, arranged.
pub(crate) fn arranged(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(wasm)?;
    let mut arranger = Arranger {
        order: (0..functions.bodies.len()).collect(),
        places: (0..).take(functions.imported + functions.bodies.len()).collect(),
        locals: Vec::new(),
        functions,
    };
    let mut keys = Vec::new();
    for at in 0..arranger.order.len() {
        keys.push((arranger.functions.types[at], arranger.function(at)?.into_raw_body()));
    }
    arranger.order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
    let imported = arranger.functions.imported;
    for (place, at) in arranger.order.iter().enumerate() {
        arranger.places[imported + at] = u32::try_from(imported + place)?;
    }
    let mut module = Module::new();
    arranger.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// The functions of a module.
struct Functions<'a> {
    /// Indices below this are of functions from outside.
    imported: usize,
    types: Vec<u32>,
    /// How many parameters a function of each type has: its first locals.
    parameters: Vec<usize>,
    bodies: Vec<FunctionBody<'a>>,
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut read = Self { imported: 0, types: Vec::new(), parameters: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    for of in types.into_iter_err_on_gc_types() {
                        read.parameters.push(of?.params().len());
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        read.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    read.types = types.into_iter().collect::<std::result::Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => read.bodies.push(body),
                _ => {}
            }
        }
        Ok(read)
    }
}

/// Writes a module with its functions and their locals in another order.
struct Arranger<'a> {
    functions: Functions<'a>,
    /// Indices of bodies, in the order in which they are written.
    order: Vec<usize>,
    /// The new index of each function, by its old one.
    places: Vec<u32>,
    /// The new index of each local of the function being written, by its old one.
    locals: Vec<u32>,
}

impl Arranger<'_> {
    fn function(&mut self, at: usize) -> Reencoded<Function> {
        let body = self.functions.bodies[at].clone();
        self.locals = numbered(&body, self.functions.parameters[self.functions.types[at] as usize])?;
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        Ok(function)
    }
}

/// The new index of each local: within its group of one type, those named most come first, for small numbers are alike.
fn numbered(body: &FunctionBody, parameters: usize) -> Reencoded<Vec<u32>> {
    let mut groups = Vec::new();
    let mut declared = parameters;
    for group in body.get_locals_reader()? {
        let end = declared + group?.0 as usize;
        groups.push(declared..end);
        declared = end;
    }
    let mut named = vec![0_usize; declared];
    for operator in body.get_operators_reader()? {
        if let Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } = operator?
        {
            named[local_index as usize] += 1;
        }
    }
    let mut places: Vec<u32> = (0..).take(declared).collect();
    for group in groups {
        let mut order: Vec<usize> = group.clone().collect();
        order.sort_by_key(|local| Reverse(named[*local]));
        for (place, local) in group.zip(order) {
            places[local] = place as u32;
        }
    }
    Ok(places)
}

impl Reencode for Arranger<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Reencoded<u32> {
        Ok(self.places[function as usize])
    }

    fn mem_arg(&mut self, said: wasmparser::MemArg) -> Reencoded<MemArg> {
        Ok(MemArg { align: 0, ..utils::mem_arg(self, said)? })
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Reencoded<Instruction<'a>> {
        Ok(match utils::instruction(self, operator)? {
            Instruction::LocalGet(local) => Instruction::LocalGet(self.locals[local as usize]),
            Instruction::LocalSet(local) => Instruction::LocalSet(self.locals[local as usize]),
            Instruction::LocalTee(local) => Instruction::LocalTee(self.locals[local as usize]),
            other => other,
        })
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader,
    ) -> Reencoded {
        for at in &self.order {
            section.function(self.functions.types[*at]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, section: &mut CodeSection, _: CodeSectionReader) -> Reencoded {
        for at in self.order.clone() {
            section.function(&self.function(at)?);
        }
        Ok(())
    }
}
